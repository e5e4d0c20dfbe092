package fanc.verifier.domain;

import fanc.verifier.Rounding;

/** The band of a function whose derivative is at least the slope everywhere on the interval. */
final class MonotoneBand {
  private MonotoneBand() {}

  /**
   * Returns the band with ends {@code f(l) - slope l}, rounded down, and {@code f(u) - slope u},
   * rounded up.
   *
   * @param slope at least 0 and at most f' on [l, u]
   */
  static Band of(Activation f, double slope, double l, double u) {
    double lower = Rounding.addDown(f.lower(l), -Rounding.multiplyUp(slope, l));
    double upper = Rounding.addUp(f.upper(u), -Rounding.multiplyDown(slope, u));
    return new Band(slope, lower, upper);
  }
}
