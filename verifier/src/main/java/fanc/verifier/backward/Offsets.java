package fanc.verifier.backward;

import fanc.verifier.Rounding;

/**
 * What coefficients add to the constant of their row: a positive one of output j adds {@code a
 * (shift - error)}, a negative one {@code a (shift + error)}, with a shift and an error for each
 * sign.
 *
 * <p>The errors are what rounding may have cost for each unit of |a|; a coefficient may be huge, so
 * whoever makes them adds what they lost to underflow themselves. The sum itself is computed with
 * at most {@code m + 4} roundings of each term, which {@code gamma(m+4) |shift|} covers.
 *
 * <p><b>Direction.</b> Rounded down. A sum that is not finite says nothing: NaN.
 */
final class Offsets {
  private final double[] shiftAbove;
  private final double[] shiftBelow;
  private final double[] errorAbove;
  private final double[] errorBelow;
  private final double always;
  private final boolean nothing;

  /**
   * Makes the offsets.
   *
   * @param shiftAbove shifts for positive coefficients
   * @param shiftBelow shifts for negative coefficients
   * @param errorAbove errors for positive coefficients, at least 0; overwritten
   * @param errorBelow errors for negative coefficients, at least 0; overwritten
   * @param always what every row loses besides, at least 0: underflow
   */
  Offsets(
      double[] shiftAbove,
      double[] shiftBelow,
      double[] errorAbove,
      double[] errorBelow,
      double always) {
    int m = shiftAbove.length;
    double gamma = Rounding.gamma(m + 4L);
    double inflate = Rounding.inflate(m + 8L);
    boolean zero = always == 0;
    for (int j = 0; j < m; j++) {
      zero &= shiftAbove[j] == 0 && shiftBelow[j] == 0 && errorAbove[j] == 0 && errorBelow[j] == 0;
      errorAbove[j] = (errorAbove[j] + Magnitudes.lost(gamma, shiftAbove[j])) * inflate;
      errorBelow[j] = (errorBelow[j] + Magnitudes.lost(gamma, shiftBelow[j])) * inflate;
    }
    this.shiftAbove = shiftAbove;
    this.shiftBelow = shiftBelow;
    this.errorAbove = errorAbove;
    this.errorBelow = errorBelow;
    this.always = always * inflate + 4 * (m + 4.0) * Rounding.UNDERFLOW;
    this.nothing = zero;
  }

  /** Returns offsets that are the same for both signs; the errors are overwritten. */
  static Offsets of(double[] shift, double[] error, double always) {
    return new Offsets(shift, shift, error, error.clone(), always);
  }

  /** Adds them to the constants of rows of m coefficients. */
  void charge(double[] rows, int count, double[] constants) {
    if (nothing) {
      return;
    }
    int m = shiftAbove.length;
    for (int row = 0; row < count; row++) {
      double sum = 0;
      double lost = always;
      for (int j = 0; j < m; j++) {
        double a = rows[row * m + j];
        if (a > 0) {
          sum += a * shiftAbove[j];
          lost += a * errorAbove[j];
        } else if (a != 0) {
          sum += a * shiftBelow[j];
          lost -= a * errorBelow[j];
        }
      }
      double change = Rounding.addDown(sum, -lost);
      double constant = Rounding.addDown(constants[row], change);
      constants[row] = Double.isFinite(sum) && constant < Double.MAX_VALUE ? constant : Double.NaN;
    }
  }
}
