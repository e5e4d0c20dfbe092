package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The rectifier {@code f(x) = max(0, x)}.
 *
 * <p>Where {@code l < 0 < u} the band has the slope {@code lambda = u / (u - l)}, which makes it
 * the narrowest one, and {@code f(x) - lambda x} ranges over {@code [0, max(-lambda l, (1 - lambda)
 * u)]}. Elsewhere f is the identity or zero.
 *
 * <p><b>Source.</b> Singh, Gehr, Mirman, Pueschel, Vechev: Fast and Effective Robustness
 * Certification, NeurIPS 2018, theorem 3.1; the rounding is ours.
 */
final class Rectifier implements NonDecreasing {
  static final Rectifier INSTANCE = new Rectifier();

  private Rectifier() {}

  @Override
  public double lower(double x) {
    return Math.max(0, x);
  }

  @Override
  public double upper(double x) {
    return Math.max(0, x);
  }

  @Override
  public Band band(double l, double u) {
    if (l >= 0) {
      return Band.IDENTITY;
    }
    if (u <= 0) {
      return Band.ZERO;
    }
    if (!(l < 0 && u > 0)) {
      return Band.UNKNOWN;
    }
    double slope = Math.min(1, u / (u - l));
    double atLower = Rounding.multiplyUp(slope, -l);
    double atUpper = Rounding.multiplyUp(Math.nextUp(1 - slope), u);
    return new Band(slope, 0, Math.max(atLower, atUpper));
  }

  /**
   * Returns the chord above, and below the one of the lines 0 and x that leaves the smaller area.
   *
   * <p><b>Source.</b> Zhang, Weng, Chen, Hsieh, Daniel: Efficient Neural Network Robustness
   * Certification with General Activation Functions, NeurIPS 2018, section 3.2 (adaptive slope).
   */
  @Override
  public Lines lines(double l, double u) {
    Band band = band(l, u);
    boolean bends = l < 0 && u > 0;
    return bends ? new Lines(u > -l ? 1 : 0, 0, band.slope(), band.upper()) : Lines.of(band);
  }
}
