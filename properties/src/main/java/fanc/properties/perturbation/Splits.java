package fanc.properties.perturbation;

import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An interval of a parameter, cut into equal parts. Parts whose ends are no short decimals are
 * rounded outward at 40 digits, so neighbours overlap a little and nothing lies between them.
 *
 * @param interval all values of the parameter
 * @param count number of parts, from 1 to a million
 */
public record Splits(ValueRange interval, int count) {
  private static final int LARGEST = 1_000_000;
  private static final MathContext DOWN = new MathContext(40, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(40, RoundingMode.CEILING);

  /**
   * Checks the number of parts.
   *
   * @throws IllegalArgumentException if it is not from 1 to a million
   */
  public Splits {
    if (count < 1 || count > LARGEST) {
      throw new IllegalArgumentException("splits must be from 1 to " + LARGEST + ", not " + count);
    }
  }

  /**
   * Returns one part, inside the interval.
   *
   * @param index from 0 to {@code count - 1}
   */
  ValueRange part(int index) {
    Objects.checkIndex(index, count);
    BigDecimal width = interval.upper().subtract(interval.lower());
    BigDecimal parts = BigDecimal.valueOf(count);
    BigDecimal from = width.multiply(BigDecimal.valueOf(index)).divide(parts, DOWN);
    BigDecimal to = width.multiply(BigDecimal.valueOf(index + 1L)).divide(parts, UP);
    return new ValueRange(
        interval.clip(interval.lower().add(from)), interval.clip(interval.lower().add(to)));
  }
}
