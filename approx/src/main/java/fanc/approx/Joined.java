package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights of several tensors in one array, one after the other. */
final class Joined {
  private Joined() {}

  /**
   * Returns the weights of all tensors.
   *
   * @throws ApproximationException if they are more than an array holds
   */
  static float[] of(List<WeightTensor> tensors) throws ApproximationException {
    float[] all = new float[size(tensors)];
    int at = 0;
    for (WeightTensor tensor : tensors) {
      float[] values = tensor.values();
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }

  /**
   * Returns the number of weights of all tensors.
   *
   * @throws ApproximationException if they are more than an array holds
   */
  static int size(List<WeightTensor> tensors) throws ApproximationException {
    long size = tensors.stream().mapToLong(tensor -> tensor.shape().size()).sum();
    if (size > Integer.MAX_VALUE - 64) {
      throw new ApproximationException(
          size + " weights are too many to prune together; prune layer by layer");
    }
    return (int) size;
  }

  /** Returns the parts of an array that belong to the tensors. */
  static List<float[]> split(float[] all, List<WeightTensor> tensors) {
    List<float[]> parts = new ArrayList<>();
    int at = 0;
    for (WeightTensor tensor : tensors) {
      int end = at + tensor.shape().size();
      parts.add(Arrays.copyOfRange(all, at, end));
      at = end;
    }
    return parts;
  }
}
