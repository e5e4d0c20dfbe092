package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The hyperbolic tangent.
 *
 * <p>Its derivative {@code 4 s(2x) s(-2x)}, s the logistic function, falls away from 0 on both
 * sides; the band is formed as for {@link Logistic}.
 *
 * <p><b>Error.</b> {@link Math#tanh} is within 2.5 ulp, {@code 5 u} relative; {@code 8 u} is used,
 * and underflow added.
 */
final class HyperbolicTangent implements NonDecreasing {
  static final HyperbolicTangent INSTANCE = new HyperbolicTangent();

  private static final double ERROR = 8 * Rounding.UNIT;

  private HyperbolicTangent() {}

  @Override
  public double lower(double x) {
    double value = Math.tanh(x);
    return Math.max(-1, value - Math.abs(value) * ERROR - Rounding.UNDERFLOW);
  }

  @Override
  public double upper(double x) {
    double value = Math.tanh(x);
    return Math.min(1, value + Math.abs(value) * ERROR + Rounding.UNDERFLOW);
  }

  @Override
  public Band band(double l, double u) {
    double slope = Math.min(slopeDown(l), slopeDown(u));
    return MonotoneBand.of(this, slope, l, u);
  }

  /** Returns the tangents of {@link SigmoidLines}. */
  @Override
  public Lines lines(double l, double u) {
    return SigmoidLines.TANGENT.lines(l, u);
  }

  /** Returns a number at most the derivative. */
  static double slopeDown(double x) {
    return 4 * Logistic.INSTANCE.slopeDown(2 * x);
  }

  /** Returns a number at least the derivative. */
  static double slopeUp(double x) {
    return 4 * Logistic.INSTANCE.slopeUp(2 * x);
  }
}
