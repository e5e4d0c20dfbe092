package fanc.properties.perturbation;

import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.math.MathContext;

/** Decimals as descriptions show them: six digits, no exponent. */
final class Numerals {
  private static final MathContext SHOWN = new MathContext(6);

  private Numerals() {}

  static String of(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.round(SHOWN).stripTrailingZeros().toPlainString();
  }

  /** Returns {@code 2.5 to 3}, or {@code 2.5} for a point. */
  static String of(ValueRange interval) {
    return interval.lower().compareTo(interval.upper()) == 0
        ? of(interval.lower())
        : of(interval.lower()) + " to " + of(interval.upper());
  }
}
