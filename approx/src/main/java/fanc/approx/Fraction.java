package fanc.approx;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share of weights or channels, an exact decimal from 0 to 1. */
final class Fraction {
  private static final int MOST_DIGITS = 400;

  private Fraction() {}

  /**
   * Returns a fraction without trailing zeros.
   *
   * @throws IllegalArgumentException if it is outside 0 to 1, or has more than 400 decimals
   */
  static BigDecimal checked(BigDecimal fraction) {
    if (Math.abs((long) fraction.scale()) > MOST_DIGITS) {
      // Written out, a number with such an exponent would take all memory.
      throw new IllegalArgumentException(
          "pruning fraction " + fraction + " has more than " + MOST_DIGITS + " digits");
    }
    if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "pruning fraction " + fraction.toPlainString() + " is not from 0 to 1");
    }
    return fraction.stripTrailingZeros();
  }

  /** Returns a fraction in percent, as short as it can be written. */
  static String percent(BigDecimal fraction) {
    return fraction.movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /** Returns {@code floor(fraction * count)}, exactly. */
  static int of(BigDecimal fraction, int count) {
    return fraction
        .multiply(BigDecimal.valueOf(count))
        .setScale(0, RoundingMode.FLOOR)
        .intValueExact();
  }
}
