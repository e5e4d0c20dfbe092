package fanc.properties;

import java.util.Arrays;

/**
 * A box that differs from a base point in few coordinates: coordinate {@code index(k)} ranges over
 * {@code [lower(k), upper(k)]}, all others keep the base point's value. Immutable; indices strictly
 * ascending.
 */
public final class SparseBox {
  private final int[] indices;
  private final double[] lower;
  private final double[] upper;

  /**
   * Copies the arrays.
   *
   * @param indices the coordinates that may change, strictly ascending
   * @param lower lower ends, one for each index
   * @param upper upper ends, each at least the lower end
   * @throws IllegalArgumentException if lengths differ, indices are not ascending, or an interval
   *     is empty or NaN
   */
  public SparseBox(int[] indices, double[] lower, double[] upper) {
    if (lower.length != indices.length || upper.length != indices.length) {
      throw new IllegalArgumentException("a box needs one lower and one upper end for each index");
    }
    for (int k = 0; k < indices.length; k++) {
      if (indices[k] < 0 || (k > 0 && indices[k] <= indices[k - 1])) {
        throw new IllegalArgumentException("indices of a box must be ascending and not negative");
      }
      if (!(lower[k] <= upper[k])) {
        throw new IllegalArgumentException(
            "empty interval [" + lower[k] + ", " + upper[k] + "] at index " + indices[k]);
      }
    }
    this.indices = indices.clone();
    this.lower = lower.clone();
    this.upper = upper.clone();
  }

  /** Returns the box in which every coordinate is given. */
  public static SparseBox dense(double[] lower, double[] upper) {
    int[] indices = new int[lower.length];
    Arrays.setAll(indices, i -> i);
    return new SparseBox(indices, lower, upper);
  }

  /** Returns how many coordinates are given. */
  public int size() {
    return indices.length;
  }

  /** Returns the k-th coordinate that may change. */
  public int index(int k) {
    return indices[k];
  }

  /** Returns the lower end of the k-th interval. */
  public double lower(int k) {
    return lower[k];
  }

  /** Returns the upper end of the k-th interval. */
  public double upper(int k) {
    return upper[k];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseBox b
        && Arrays.equals(indices, b.indices)
        && Arrays.equals(lower, b.lower)
        && Arrays.equals(upper, b.upper);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(indices) + Arrays.hashCode(lower)) + Arrays.hashCode(upper);
  }
}
