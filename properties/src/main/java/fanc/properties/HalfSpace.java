package fanc.properties;

import java.util.Arrays;

/**
 * The outputs y with {@code normal . y > offset}. The margin of y is {@code normal . y - offset}.
 * Immutable.
 */
public final class HalfSpace {
  private final double[] normal;
  private final double offset;

  /**
   * Copies the normal.
   *
   * @param normal one coefficient for each output, exact
   * @param offset right-hand side; a decimal that is no double is rounded up, which makes the claim
   *     stronger
   * @throws IllegalArgumentException if a number is not finite or the normal is zero
   */
  public HalfSpace(double[] normal, double offset) {
    boolean zero = true;
    for (double a : normal) {
      if (!Double.isFinite(a)) {
        throw new IllegalArgumentException("half-space with a coefficient that is not finite");
      }
      zero &= a == 0;
    }
    if (zero || !Double.isFinite(offset)) {
      throw new IllegalArgumentException("half-space with zero normal or infinite offset");
    }
    this.normal = normal.clone();
    this.offset = offset;
  }

  /** Returns {@code y_above > y_below} among {@code outputs} outputs. */
  public static HalfSpace greater(int outputs, int above, int below) {
    double[] normal = new double[outputs];
    normal[above] = 1;
    normal[below] = -1;
    return new HalfSpace(normal, 0);
  }

  /** Returns the number of outputs. */
  public int dimension() {
    return normal.length;
  }

  /** Returns the coefficient of output i. */
  public double normal(int i) {
    return normal[i];
  }

  /** Returns the right-hand side. */
  public double offset() {
    return offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HalfSpace h
        && Arrays.equals(normal, h.normal)
        && Double.compare(offset, h.offset) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(normal) + Double.hashCode(offset);
  }

  @Override
  public String toString() {
    return Arrays.toString(normal) + " . y > " + offset;
  }
}
