package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import fanc.networks.Add;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Sigmoid;
import java.util.List;

/** The ops without parameters. */
enum ParameterFreeOp implements TrainableOp {
  /** {@code max(0, x)}. */
  RECTIFIER {
    @Override
    public Op frozen() {
      return new Relu();
    }

    @Override
    public NDArray value(List<NDArray> inputs) {
      return Activation.relu(inputs.get(0));
    }

    @Override
    public Box bounds(List<Box> inputs) {
      return inputs.get(0).increasing(Activation::relu);
    }
  },
  /** {@code 1 / (1 + exp(-x))}. */
  LOGISTIC {
    @Override
    public Op frozen() {
      return new Sigmoid();
    }

    @Override
    public NDArray value(List<NDArray> inputs) {
      return Activation.sigmoid(inputs.get(0));
    }

    @Override
    public Box bounds(List<Box> inputs) {
      return inputs.get(0).increasing(Activation::sigmoid);
    }
  },
  /** The same flat values. */
  RESHAPE {
    @Override
    public Op frozen() {
      return new Reshape();
    }

    @Override
    public NDArray value(List<NDArray> inputs) {
      return inputs.get(0);
    }

    @Override
    public Box bounds(List<Box> inputs) {
      return inputs.get(0);
    }
  },
  /** {@code x + y}. */
  SUM {
    @Override
    public Op frozen() {
      return new Add();
    }

    @Override
    public NDArray value(List<NDArray> inputs) {
      return inputs.get(0).add(inputs.get(1));
    }

    @Override
    public Box bounds(List<Box> inputs) {
      return inputs.get(0).plus(inputs.get(1));
    }
  };
}
