package fanc.properties.images;

import java.math.BigDecimal;

/**
 * A closed interval of decimals that pixels stay in.
 *
 * @param lower lower end
 * @param upper upper end, at least the lower one
 */
public record ValueRange(BigDecimal lower, BigDecimal upper) {
  /** The interval [0, 1]. */
  public static final ValueRange UNIT = new ValueRange(BigDecimal.ZERO, BigDecimal.ONE);

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if the lower end is above the upper one
   */
  public ValueRange {
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException("the range [" + lower + ", " + upper + "] is empty");
    }
  }

  /** Returns whether the value lies in the interval. */
  public boolean contains(BigDecimal value) {
    return lower.compareTo(value) <= 0 && value.compareTo(upper) <= 0;
  }

  /** Returns the nearest value of the interval. */
  public BigDecimal clip(BigDecimal value) {
    return value.max(lower).min(upper);
  }

  @Override
  public String toString() {
    return "[" + lower + ", " + upper + "]";
  }
}
