package fanc.properties;

import java.util.Arrays;

/**
 * The point that the regions of a family share, enclosed: the exact coordinate i lies within {@code
 * value(i) -/+ error(i)}. The error is the representation error of decimal input, a few ulp or 0.
 * Immutable.
 */
public final class BasePoint {
  private final double[] values;
  private final double[] errors;

  /**
   * Copies the arrays.
   *
   * @param values the coordinates, finite
   * @param errors one for each coordinate, each finite and at least 0
   * @throws IllegalArgumentException if lengths differ, a value is not finite, or an error is
   *     negative or not finite
   */
  public BasePoint(double[] values, double[] errors) {
    if (values.length != errors.length) {
      throw new IllegalArgumentException("a point needs one error for each coordinate");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || !(errors[i] >= 0) || !Double.isFinite(errors[i])) {
        throw new IllegalArgumentException("coordinate " + i + " of the point is not finite");
      }
    }
    this.values = values.clone();
    this.errors = errors.clone();
  }

  /** Returns the point whose coordinates are exact. */
  public static BasePoint exact(double... values) {
    return new BasePoint(values, new double[values.length]);
  }

  /** Returns the number of coordinates. */
  public int dimension() {
    return values.length;
  }

  /** Returns the value of coordinate i. */
  public double value(int i) {
    return values[i];
  }

  /** Returns how far the exact coordinate i may be from {@link #value}. */
  public double error(int i) {
    return errors[i];
  }

  /** Returns a copy of the values. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasePoint p
        && Arrays.equals(values, p.values)
        && Arrays.equals(errors, p.errors);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(errors);
  }
}
