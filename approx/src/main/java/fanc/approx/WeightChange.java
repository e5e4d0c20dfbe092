package fanc.approx;

import java.util.Objects;

/**
 * How far one weight tensor of a child is from its parent's.
 *
 * @param name name of the tensor in the ONNX file
 * @param maxDifference largest |W' - W| over its entries: exact where double holds it, else rounded
 *     up, so never too small
 * @param zeroFraction share of the child's entries that are zero; 0 for a tensor without entries
 */
public record WeightChange(String name, double maxDifference, double zeroFraction) {

  /** Checks that the tensor has a name. */
  public WeightChange {
    Objects.requireNonNull(name, "name");
  }

  /**
   * Compares the weights of a parent and a child.
   *
   * @throws IllegalArgumentException if they differ in number
   */
  static WeightChange between(String name, float[] parent, float[] child) {
    if (parent.length != child.length) {
      throw new IllegalArgumentException(
          name
              + ": "
              + parent.length
              + " weights in the parent, "
              + child.length
              + " in the child");
    }
    double largest = 0;
    int zeros = 0;
    for (int i = 0; i < parent.length; i++) {
      largest = Math.max(largest, distanceUp(parent[i], child[i]));
      zeros += child[i] == 0 ? 1 : 0;
    }
    return new WeightChange(name, largest, parent.length == 0 ? 0 : (double) zeros / child.length);
  }

  /** Returns |a - b|, rounded up where the difference of two float32 values is no double. */
  static double distanceUp(float a, float b) {
    double large = Math.max(a, b);
    double small = Math.min(a, b);
    double difference = large - small;
    // Knuth's error term of a sum, exact: what rounding took away from the difference.
    double part = difference - large;
    double lost = (large - (difference - part)) - (small + part);
    return lost > 0 ? Math.nextUp(difference) : difference;
  }
}
