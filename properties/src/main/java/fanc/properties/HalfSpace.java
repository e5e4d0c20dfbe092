package fanc.properties;

import java.util.Arrays;

/**
 * The outputs y with {@code normal . y > offset}, or with {@code >=} if the half-space is closed.
 * The margin of y is {@code normal . y - offset}. Immutable.
 *
 * <p>A closed half-space is the complement of a strict inequality of unsafe outputs: its boundary
 * is safe.
 */
public final class HalfSpace implements OutputFormula {
  /** Decimal to 40 digits, then to a double: a little more than one rounding. */
  private static final int ROUNDINGS_OF_A_DECIMAL = 2;

  private final double[] normal;
  private final double offset;
  private final boolean closed;
  private final int roundings;

  private HalfSpace(double[] normal, double offset, boolean closed, int roundings) {
    this.normal = normal;
    this.offset = offset;
    this.closed = closed;
    this.roundings = roundings;
    boolean finite = Double.isFinite(offset);
    for (double a : normal) {
      finite &= Double.isFinite(a);
    }
    if (!finite) {
      throw new IllegalArgumentException("half-space with a number that is not finite");
    }
  }

  /**
   * Makes an open half-space of exact numbers.
   *
   * @param normal one coefficient for each output, copied
   * @param offset right-hand side
   * @throws IllegalArgumentException if a number is not finite or the normal is zero
   */
  public HalfSpace(double[] normal, double offset) {
    this(normal.clone(), offset, false, 0);
    if (isConstant()) {
      throw new IllegalArgumentException("half-space with zero normal");
    }
  }

  /**
   * Returns the half-space with the given exact numbers. Those that are no doubles are rounded to
   * nearest, and {@link #roundings} says so; whoever bounds the margin has to account for it.
   *
   * @param normal one coefficient for each output, not all 0
   * @param offset right-hand side
   * @param closed whether the boundary belongs to it
   * @throws IllegalArgumentException if the normal is zero
   */
  public static HalfSpace of(Rational[] normal, Rational offset, boolean closed) {
    double[] rounded = new double[normal.length];
    boolean exact = offset.compareTo(offset.nearest()) == 0;
    for (int i = 0; i < normal.length; i++) {
      rounded[i] = normal[i].nearest();
      exact &= normal[i].compareTo(rounded[i]) == 0;
    }
    HalfSpace half =
        new HalfSpace(rounded, offset.nearest(), closed, exact ? 0 : ROUNDINGS_OF_A_DECIMAL);
    if (half.isConstant()) {
      throw new IllegalArgumentException("half-space with zero normal");
    }
    return half;
  }

  /** Returns the half-space of all outputs, margin 1, or of none, margin -1. */
  public static HalfSpace constant(boolean holds, int outputs) {
    return new HalfSpace(new double[outputs], holds ? -1 : 1, false, 0);
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

  /** Returns whether the boundary belongs to the half-space. */
  public boolean closed() {
    return closed;
  }

  /**
   * Returns how many roundings each coefficient and the offset went through: the exact number is
   * within {@code gamma(roundings) |stored|} of the stored one; 0 where all are exact.
   */
  public int roundings() {
    return roundings;
  }

  /** Returns whether it holds everywhere or nowhere. */
  public boolean isConstant() {
    return Arrays.stream(normal).allMatch(a -> a == 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HalfSpace h
        && Arrays.equals(normal, h.normal)
        && Double.compare(offset, h.offset) == 0
        && closed == h.closed
        && roundings == h.roundings;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(normal) + Double.hashCode(offset)) + (closed ? 1 : 0);
  }

  @Override
  public String toString() {
    return Arrays.toString(normal) + " . y " + (closed ? ">= " : "> ") + offset;
  }
}
