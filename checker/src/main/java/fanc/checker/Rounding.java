package fanc.checker;

/**
 * What double arithmetic, rounded to nearest, can lose.
 *
 * <p>With {@code u = 2^-53} a quantity that went through k roundings is off by a factor {@code 1 +
 * theta}, {@code |theta| <= gamma(k) = k u / (1 - k u)}, in any order of the operations (Higham,
 * Accuracy and Stability of Numerical Algorithms, 2nd ed., lemma 3.1). An addition never underflows
 * to something inexact; a product loses at most half of the least positive number.
 */
final class Rounding {
  /** Unit roundoff, 2^-53. */
  static final double UNIT = 0x1p-53;

  /** 2^52 times the least positive number: more than 2^52 products lose to underflow. */
  static final double TINY = Double.MIN_NORMAL;

  private Rounding() {}

  /** Returns an upper bound of gamma(k), for k below 2^30: 3 u more than is lost on the way. */
  static double gamma(long k) {
    double ku = k * UNIT;
    return ku / (1 - ku) * (1 + 8 * UNIT);
  }

  /**
   * Returns an upper bound of a sum of products of non-negative numbers that was computed with at
   * most k roundings, underflow apart. The exact one is at most {@code computed (1 + gamma(k))};
   * the factor is larger by 4 u, and its own sum and the product lose 2 u (1 + gamma(k)).
   */
  static double up(double computed, long k) {
    return computed * (1 + gamma(k + 4));
  }

  /** Returns an upper bound of {@code a + b}; the sum itself where a summand or the sum is 0. */
  static double addUp(double a, double b) {
    double sum = a + b;
    return a == 0 || b == 0 || sum == 0 ? sum : Math.nextUp(sum);
  }

  /** Returns a lower bound of {@code a + b}; the sum itself where a summand or the sum is 0. */
  static double addDown(double a, double b) {
    return -addUp(-a, -b);
  }

  /** Returns an upper bound of {@code a b}; the product itself where a factor is 0, 1 or -1. */
  static double timesUp(double a, double b) {
    boolean exact = a == 0 || b == 0 || Math.abs(a) == 1 || Math.abs(b) == 1;
    return exact ? a * b : Math.nextUp(a * b);
  }
}
