package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The softplus, {@code f(x) = log(1 + exp(x)) = max(0, x) + log1p(exp(-|x|))}: convex, with the
 * logistic function as derivative.
 *
 * <p>The band has about the slope lambda of the chord. {@code f(x) - lambda x} is greatest at an
 * end and nowhere below {@code -lambda log lambda - (1 - lambda) log(1 - lambda)}, its value at
 * {@code log(lambda / (1 - lambda))}; where that place is outside it is least at an end.
 *
 * <p><b>Error.</b> {@link Math#exp}, {@link Math#log1p} and {@link Math#log} are within 1 ulp, and
 * all sums are of numbers of one sign: {@code 8 u} relative is used, and underflow added; for the
 * lowest value {@code 16 u}.
 */
final class SoftplusFunction implements NonDecreasing {
  static final SoftplusFunction INSTANCE = new SoftplusFunction();

  private static final double ERROR = 8 * Rounding.UNIT;

  private SoftplusFunction() {}

  @Override
  public double lower(double x) {
    return Math.max(0, value(x) * (1 - ERROR) - Rounding.UNDERFLOW);
  }

  @Override
  public double upper(double x) {
    return value(x) * (1 + ERROR) + Rounding.UNDERFLOW;
  }

  @Override
  public Band band(double l, double u) {
    if (!(l <= u)) {
      return Band.UNKNOWN;
    }
    double chord = (upper(u) - lower(l)) / (u - l);
    double slope = chord >= 0 ? Math.min(chord, 1) : 0;
    Band ends = VertexBand.of(this, slope, l, u);
    double rest = 1 - slope;
    boolean inside = slope > 0 && rest > 0 && !ConvexBottom.isOutside(Math.log(slope / rest), l, u);
    if (!inside) {
      return ends;
    }
    double bottom = -slope * Math.log(slope) - rest * Math.log(rest);
    double below = bottom - 2 * ERROR * (1 + bottom);
    return new Band(slope, Math.min(ends.lower(), below), ends.upper());
  }

  /** Returns the chord above, and below about the tangent at the middle of the interval. */
  @Override
  public Lines lines(double l, double u) {
    Band band = band(l, u);
    ConvexPart.Line below = Convex.INSTANCE.below(l, u);
    return new Lines(below.slope(), below.offset(), band.slope(), band.upper());
  }

  private static double value(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** All of it is convex. */
  private static final class Convex extends ConvexPart {
    private static final Convex INSTANCE = new Convex();

    @Override
    double knee() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    Activation function() {
      return SoftplusFunction.INSTANCE;
    }

    @Override
    double slopeDown(double x) {
      return Logistic.INSTANCE.lower(x);
    }

    @Override
    double slopeUp(double x) {
      return Logistic.INSTANCE.upper(x);
    }
  }
}
