package fanc.properties.vnnlib;

import fanc.properties.Rational;

/** Lower and upper bounds of small expressions of exact numbers, as doubles. */
final class Outward {
  private Outward() {}

  /** Returns a lower bound of {@code a}. */
  static double below(Rational a) {
    return a.roundDown();
  }

  /** Returns a lower bound of {@code a b}. */
  static double below(Rational a, Rational b) {
    double product = a.nearest() * b.nearest();
    return product - Math.abs(product) * 0x1p-50 - Double.MIN_NORMAL;
  }

  /** Returns a lower bound of {@code a + b}. */
  static double plus(double a, double b) {
    return Math.nextDown(a + b);
  }

  /** Returns an upper bound of {@code a / b} for the positive number that b is the nearest to. */
  static double quotientAbove(double a, double b) {
    double quotient = a / b;
    return quotient + Math.abs(quotient) * 0x1p-50 + Double.MIN_NORMAL;
  }
}
