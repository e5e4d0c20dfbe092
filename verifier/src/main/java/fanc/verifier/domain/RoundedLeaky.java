package fanc.verifier.domain;

import fanc.verifier.Arithmetic;
import fanc.verifier.Rounding;

/**
 * The leaky rectifier as a network computes it that rounds the product with the slope: within
 * {@code error(l)} of the exact one over an interval that begins at l below 0, equal to it
 * elsewhere.
 *
 * <p><b>Direction.</b> Over-approximation: the exact enclosure, widened on both sides.
 *
 * @param exact the leaky rectifier
 * @param arithmetic in which the network is computed
 */
record RoundedLeaky(LeakyRectifier exact, Arithmetic arithmetic) implements Activation {

  /** Returns the leaky rectifier of a slope in an arithmetic. */
  static Activation of(double slope, Arithmetic arithmetic) {
    LeakyRectifier exact = new LeakyRectifier(slope);
    return arithmetic == Arithmetic.REAL ? exact : new RoundedLeaky(exact, arithmetic);
  }

  /**
   * Returns an upper bound of the error at each x from l on, NaN where the product may overflow.
   */
  private double error(double l) {
    if (l >= 0) {
      return 0;
    }
    double slope = Math.abs(exact.slope());
    double product = slope * -l;
    double relative = arithmetic.gamma(2, 2) * product;
    return arithmetic.settled(
        relative * Rounding.inflate(4), product, arithmetic.flushed(1, slope - l));
  }

  @Override
  public double lower(double x) {
    return Rounding.addDown(exact.lower(x), -error(x));
  }

  @Override
  public double upper(double x) {
    return Rounding.addUp(exact.upper(x), error(x));
  }

  @Override
  public double lower(double l, double u) {
    return l >= 0 ? exact.lower(l, u) : Rounding.addDown(exact.lower(l, u), -error(l));
  }

  @Override
  public double upper(double l, double u) {
    return l >= 0 ? exact.upper(l, u) : Rounding.addUp(exact.upper(l, u), error(l));
  }

  @Override
  public Band band(double l, double u) {
    Band band = exact.band(l, u);
    double error = error(l);
    return error == 0
        ? band
        : new Band(
            band.slope(),
            Rounding.addDown(band.lower(), -error),
            Rounding.addUp(band.upper(), error));
  }
}
