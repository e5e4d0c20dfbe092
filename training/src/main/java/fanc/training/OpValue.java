package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** How the value of a step is found while a network is evaluated. */
@FunctionalInterface
interface OpValue {

  /** Returns the value of an op for each image of a batch, from the values it reads. */
  NDArray of(TrainableOp op, List<NDArray> inputs);
}
