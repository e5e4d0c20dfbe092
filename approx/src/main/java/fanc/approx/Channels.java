package fanc.approx;

import fanc.networks.Shape;
import fanc.networks.onnx.WeightTensor;

/**
 * Which entries of a row-major tensor lead to the same output: entry i belongs to channel {@code (i
 * / stride) mod count}.
 *
 * @param count number of channels, at least 1
 * @param stride number of consecutive entries of one channel, at least 1
 */
record Channels(int count, int stride) {

  /** All entries together. */
  static final Channels ONE = new Channels(1, 1);

  /** Returns the channels along one axis of a tensor. */
  static Channels along(Shape shape, int axis) {
    int stride = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      stride *= shape.dim(i);
    }
    return new Channels(shape.dim(axis), stride);
  }

  /**
   * Returns the output channels of a tensor.
   *
   * @throws ApproximationException if nodes read it along different axes
   */
  static Channels ofOutputs(WeightTensor tensor) throws ApproximationException {
    requireAxis(tensor.outputAxis());
    return along(tensor.shape(), tensor.outputAxis());
  }

  /** Refuses a tensor without the axis that a rule needs. */
  static void requireAxis(int axis) throws ApproximationException {
    if (axis == WeightTensor.NO_AXIS) {
      throw new ApproximationException(
          "several nodes read it along different axes; expected one axis, use a rule per tensor");
    }
  }

  /** Returns the channel of entry {@code i}. */
  int of(int i) {
    return i / stride % count;
  }

  /** Returns the largest absolute value of each channel; 0 for a channel without entries. */
  float[] largestMagnitudes(float[] values) {
    float[] largest = new float[count];
    for (int i = 0; i < values.length; i++) {
      int channel = of(i);
      largest[channel] = Math.max(largest[channel], Math.abs(values[i]));
    }
    return largest;
  }
}
