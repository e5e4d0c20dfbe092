package fanc.verifier;

import java.util.Arrays;

/**
 * Closed intervals, one for each coordinate of a value: the interval hull of a set of points.
 * Immutable.
 */
public final class Bounds implements Intervals {
  private final double[] lower;
  private final double[] upper;

  /**
   * Copies the ends.
   *
   * @throws IllegalArgumentException if lengths differ; empty or NaN intervals are kept and contain
   *     nothing
   */
  public Bounds(double[] lower, double[] upper) {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException("bounds need as many lower as upper ends");
    }
    this.lower = lower.clone();
    this.upper = upper.clone();
  }

  @Override
  public int dimension() {
    return lower.length;
  }

  @Override
  public double lower(int i) {
    return lower[i];
  }

  @Override
  public double upper(int i) {
    return upper[i];
  }

  /** Returns a copy of the lower ends. */
  public double[] lowerArray() {
    return lower.clone();
  }

  /** Returns a copy of the upper ends. */
  public double[] upperArray() {
    return upper.clone();
  }

  /**
   * Returns whether every interval of {@code inner} lies in the interval here; false if any end is
   * NaN.
   */
  public boolean contains(Bounds inner) {
    if (inner.dimension() != dimension()) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      if (!(inner.lower[i] >= lower[i] && inner.upper[i] <= upper[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the intersection of two enclosures of the same values.
   *
   * @return bounds with NaN where either has NaN
   * @throws IllegalStateException if an interval of the intersection is empty: then one of the two
   *     does not enclose
   */
  public Bounds intersect(Bounds other) {
    double[] l = new double[lower.length];
    double[] u = new double[lower.length];
    for (int i = 0; i < l.length; i++) {
      l[i] = Math.max(lower[i], other.lower[i]);
      u[i] = Math.min(upper[i], other.upper[i]);
      if (l[i] > u[i]) {
        throw new IllegalStateException("two enclosures of coordinate " + i + " do not meet");
      }
    }
    return new Bounds(l, u);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bounds b
        && Arrays.equals(lower, b.lower)
        && Arrays.equals(upper, b.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
  }

  @Override
  public String toString() {
    return Arrays.toString(lower) + " to " + Arrays.toString(upper);
  }
}
