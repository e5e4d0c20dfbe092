package fanc.properties.perturbation;

import fanc.properties.Rational;
import java.math.BigDecimal;

/**
 * A closed interval of doubles.
 *
 * @param lower lower end
 * @param upper upper end, at least the lower one
 */
record Interval(double lower, double upper) {
  /** Returns the narrowest interval that contains both decimals and all between them. */
  static Interval enclosing(BigDecimal lower, BigDecimal upper) {
    return new Interval(Rational.of(lower).roundDown(), Rational.of(upper).roundUp());
  }

  /** Returns an interval that contains all points within {@code radius} of a point. */
  static Interval around(double center, double radius) {
    return new Interval(Math.nextDown(center - radius), Math.nextUp(center + radius));
  }

  /** Returns the smallest interval that contains both. */
  Interval hull(Interval other) {
    return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
  }
}
