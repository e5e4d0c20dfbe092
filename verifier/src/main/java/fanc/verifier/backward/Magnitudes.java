package fanc.verifier.backward;

import fanc.verifier.Intervals;
import fanc.verifier.Rounding;

/** How large the coordinates of a value can be: what the error of a coefficient is weighed by. */
final class Magnitudes {
  private Magnitudes() {}

  /** Returns {@code max(|l|, |u|)} of each coordinate; NaN where an end is. */
  static double[] of(Intervals x) {
    double[] v = new double[x.dimension()];
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.max(Math.abs(x.lower(i)), Math.abs(x.upper(i)));
    }
    return v;
  }

  /** Returns at least {@code |x y|}, with room for a few roundings; 0 only if it is 0. */
  static double product(double x, double y) {
    return x == 0 || y == 0 ? 0 : Math.abs(x * y) * Rounding.inflate(4) + Rounding.UNDERFLOW;
  }

  /**
   * Returns at least {@code gamma |number|}, what a unit of coefficient may lose; 0 if the number
   * is. Underflow is added here, because a large coefficient would magnify it.
   */
  static double lost(double gamma, double number) {
    return number == 0 ? 0 : gamma * Math.abs(number) + Rounding.UNDERFLOW;
  }

  /** Returns at least the sum, times what each of {@code terms} products can lose to underflow. */
  static double underflow(double[] v, long terms) {
    double sum = 0;
    for (double magnitude : v) {
      sum += magnitude;
    }
    return 2 * terms * Rounding.UNDERFLOW * (1 + sum);
  }
}
