package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fanc.networks.Tensor;
import java.util.Arrays;

/** A tensor of a network as an array that gradients are collected for, and back. */
final class Parameter {
  private Parameter() {}

  /** Returns an array of the tensor's shape and its entries, rounded to float. */
  static NDArray of(NDManager manager, Tensor tensor) {
    float[] floats = new float[tensor.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) tensor.get(i);
    }
    long[] dims = tensor.shape().dims().stream().mapToLong(d -> d).toArray();
    NDArray array = manager.create(floats, new ai.djl.ndarray.types.Shape(dims));
    array.setRequiresGradient(true);
    return array;
  }

  /** Returns the array's shape and entries, the floats widened exactly. */
  static Tensor tensor(NDArray array) {
    double[] doubles = doubles(array);
    int[] dims = Arrays.stream(array.getShape().getShape()).mapToInt(d -> (int) d).toArray();
    return Tensor.of(fanc.networks.Shape.of(dims), doubles);
  }

  /** Returns the array's entries, the floats widened exactly. */
  static double[] doubles(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  /** Sets the array's entries, rounded to float. */
  static void set(NDArray array, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    array.set(floats);
  }
}
