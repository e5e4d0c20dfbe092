package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The hard swish, {@code f(x) = x (x + 3) / 6} on [-3, 3], 0 below and x above. It falls on [-3,
 * -1.5] and rises from there, so over an interval its greatest value is at an end and its least one
 * at -1.5 or at an end.
 *
 * <p>The band has the slope lambda of the chord. {@code f(x) - lambda x} is linear outside [-3, 3]
 * and a convex parabola inside, with its least value {@code -1.5 (lambda - 1/2)^2} at {@code 3
 * lambda - 1.5}: its ends are among that one and those at l, -3, 3 and u. Where f is 0 or the
 * identity the band is a line.
 *
 * <p><b>Error.</b> A sum (exact near its zero), a product and a quotient: 3 u relative; {@code 8 u}
 * is used, and underflow added.
 */
final class HardSwishFunction implements Activation {
  static final HardSwishFunction INSTANCE = new HardSwishFunction();

  private static final double ERROR = 8 * Rounding.UNIT;
  private static final double KNEE = 3;
  private static final double VALLEY = -1.5;
  private static final double LEAST = -0.375;

  private HardSwishFunction() {}

  @Override
  public double lower(double x) {
    if (x <= -KNEE || x >= KNEE) {
      return x <= -KNEE ? 0 : x;
    }
    double value = x * (x + KNEE) / 6;
    return Math.max(LEAST, value - Math.abs(value) * ERROR - Rounding.UNDERFLOW);
  }

  @Override
  public double upper(double x) {
    if (x <= -KNEE || x >= KNEE) {
      return x <= -KNEE ? 0 : x;
    }
    double value = x * (x + KNEE) / 6;
    return value + Math.abs(value) * ERROR + Rounding.UNDERFLOW;
  }

  @Override
  public double lower(double l, double u) {
    return l <= VALLEY && u >= VALLEY ? LEAST : Math.min(lower(l), lower(u));
  }

  @Override
  public double upper(double l, double u) {
    return Math.max(upper(l), upper(u));
  }

  @Override
  public Band band(double l, double u) {
    if (!(l <= u)) {
      return Band.UNKNOWN;
    }
    if (u <= -KNEE) {
      return Band.ZERO;
    }
    if (l >= KNEE) {
      return Band.IDENTITY;
    }
    double slope = slope(l, u);
    double first = Math.max(l, -KNEE);
    double last = Math.min(u, KNEE);
    Band ends = VertexBand.of(this, slope, l, first, last, u);
    double bottom = KNEE * slope + VALLEY;
    // A little early, because the place of the bottom is rounded; its value is a bound anywhere.
    double slack = 1e-9;
    if (bottom < first - slack || bottom > last + slack) {
      return ends;
    }
    double shift = slope - 0.5;
    double atBottom = -1.5 * shift * shift * (1 + ERROR) - Rounding.UNDERFLOW;
    return new Band(slope, Math.min(atBottom, ends.lower()), ends.upper());
  }

  /** Returns about the slope of the chord; f' lies between -1/2 and 3/2. */
  private double slope(double l, double u) {
    double chord = u > l ? (upper(u) - lower(l)) / (u - l) : 0.5;
    return chord > -0.5 && chord < 1.5 ? chord : chord >= 1.5 ? 1.5 : -0.5;
  }
}
