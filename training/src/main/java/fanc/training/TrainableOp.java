package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.training.TrainingException;
import java.util.List;

/**
 * An op whose parameters training changes in place. Values are batch x n, each row the flat values
 * of one image.
 */
interface TrainableOp {

  /** Returns the op's value for each image of a batch. */
  NDArray value(List<NDArray> inputs);

  /** Returns a box around the op's values on a box for each image of a batch. */
  Box bounds(List<Box> inputs);

  /** Returns the op with the parameters as they are now, the floats widened exactly. */
  Op frozen();

  /** Returns the weights, none for an op without. */
  default List<NDArray> weights() {
    return List.of();
  }

  /** Returns the biases, none for an op without. */
  default List<NDArray> biases() {
    return List.of();
  }

  /**
   * Returns the op of a step with parameters of its own, rounded to float.
   *
   * @throws TrainingException if ops of this kind can not be trained
   */
  static TrainableOp of(NDManager manager, Step step) throws TrainingException {
    Op op = step.op();
    if (op instanceof Affine affine) {
      return new TrainableDense(manager, affine);
    }
    if (op instanceof Conv2d convolution) {
      return TrainableConvolution.of(manager, convolution, step.name());
    }
    if (op instanceof Relu) {
      return ParameterFreeOp.RECTIFIER;
    }
    if (op instanceof Sigmoid) {
      return ParameterFreeOp.LOGISTIC;
    }
    if (op instanceof Reshape) {
      return ParameterFreeOp.RESHAPE;
    }
    if (op instanceof Add) {
      return ParameterFreeOp.SUM;
    }
    throw new TrainingException(
        "'"
            + step.name()
            + "' is made by "
            + op.getClass().getSimpleName()
            + ", which can not be trained; known: Affine, Conv2d, Relu, Sigmoid, Reshape, Add");
  }
}
