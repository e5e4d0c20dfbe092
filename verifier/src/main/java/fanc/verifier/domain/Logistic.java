package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The logistic function {@code f(x) = 1 / (1 + exp(-x))}.
 *
 * <p>Its derivative {@code f(x) f(-x)} falls away from 0 on both sides, so over [l, u] it is at
 * least {@code lambda = min(f'(l), f'(u))}, and {@code f(x) - lambda x} does not decrease: its ends
 * are those at l and u. Lambda is rounded down so that this stays true.
 *
 * <p><b>Error.</b> {@link Math#exp} is within 1 ulp; with the sum and the quotient the computed
 * value is within {@code 6 u} relative of f, plus underflow; {@code 8 u} is used.
 *
 * <p><b>Source.</b> Singh et al., NeurIPS 2018, section 3; the rounding is ours.
 */
final class Logistic implements NonDecreasing {
  static final Logistic INSTANCE = new Logistic();

  private static final double UP = 1 + 8 * Rounding.UNIT;
  private static final double DOWN = 1 - 8 * Rounding.UNIT;

  private Logistic() {}

  @Override
  public double lower(double x) {
    double value = value(x);
    return value > 0 ? Math.max(0, value * DOWN - Rounding.UNDERFLOW) : value;
  }

  @Override
  public double upper(double x) {
    return Math.min(1, value(x) * UP + Rounding.UNDERFLOW);
  }

  @Override
  public Band band(double l, double u) {
    double slope = Math.min(slopeDown(l), slopeDown(u));
    return MonotoneBand.of(this, slope, l, u);
  }

  /** Returns the tangents of {@link SigmoidLines}. */
  @Override
  public Lines lines(double l, double u) {
    return SigmoidLines.LOGISTIC.lines(l, u);
  }

  /** Returns a number at least 0 and at most {@code f'(x) = f(x) f(-x)}. */
  double slopeDown(double x) {
    return Math.max(0, Math.nextDown(lower(x) * lower(-x)));
  }

  /** Returns a number at least {@code f'(x)}. */
  double slopeUp(double x) {
    return Math.nextUp(upper(x) * upper(-x));
  }

  private static double value(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }
}
