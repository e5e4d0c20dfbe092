package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.OptionalInt;

/** The loss of a batch, and what of its aim is reached. */
interface Objective {

  /**
   * Prepares the inputs of a step; called without a gradient being collected.
   *
   * @param inputs the images of a batch, batch x pixels
   * @param labels one row for each image, 1 at the label, else 0
   * @return the images at which {@link #loss} is to be taken
   */
  default NDArray prepare(NDArray inputs, NDArray labels) {
    return inputs;
  }

  /**
   * Returns the mean loss over a batch, to be differentiated.
   *
   * @param inputs what {@link #prepare} returned
   * @param epochs how many epochs have passed, fractional
   */
  NDArray loss(NDArray inputs, NDArray labels, double epochs);

  /**
   * Returns of how many images of a batch bounds certify the label, rounding not regarded; nothing
   * if this loss has no bounds.
   */
  default OptionalInt certified(NDArray inputs, NDArray labels) {
    return OptionalInt.empty();
  }

  /** Returns the mean of {@code -log softmax(outputs)} at the labels. */
  static NDArray crossEntropy(NDArray outputs, NDArray labels) {
    return outputs.logSoftmax(1).mul(labels).sum(new int[] {1}).mean().neg();
  }
}
