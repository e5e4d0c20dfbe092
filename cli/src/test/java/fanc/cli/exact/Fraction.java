package fanc.cli.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A quotient of integers, not always in lowest terms.
 *
 * @param numerator any integer
 * @param denominator positive
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {

  /**
   * Checks the denominator.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Fraction {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("denominator " + denominator);
    }
  }

  /** Returns a finite double as it is. */
  public static Fraction of(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigInteger ten = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    return new Fraction(exact.multiply(new BigDecimal(ten)).toBigIntegerExact(), ten);
  }

  /** Returns -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** Returns the exact difference. */
  public Fraction minus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Returns a double next to the value. */
  public double nearest() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), new MathContext(40))
        .doubleValue();
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return String.valueOf(nearest());
  }
}
