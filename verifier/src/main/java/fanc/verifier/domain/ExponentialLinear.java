package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The exponential linear unit, {@code f(x) = x} for {@code x >= 0}, else {@code a (exp(x) - 1)}.
 *
 * <p>The band has about the slope lambda of the chord. On the negative side {@code f(x) - lambda x}
 * is convex and nowhere below {@code lambda - a - lambda log(lambda / a)}, its value at {@code
 * log(lambda / a)}; on the other side it is linear. So its ends are among this one, if its place is
 * inside, and those at l, 0 and u.
 *
 * <p><b>Error.</b> {@link Math#expm1} and {@link Math#log} are within 1 ulp, 2 u relative; with the
 * product {@code 8 u} is used for values and for each term of the lowest one, and underflow added.
 *
 * @param a alpha, positive
 */
record ExponentialLinear(double a) implements NonDecreasing {
  private static final double ERROR = 8 * Rounding.UNIT;

  /** What an exponential loses to underflow is magnified by a. */
  private double underflow() {
    return Math.max(1, a) * Rounding.UNDERFLOW;
  }

  @Override
  public double lower(double x) {
    if (x >= 0) {
      return x;
    }
    double value = a * Math.expm1(x);
    return Math.max(-a, value - Math.abs(value) * ERROR - underflow());
  }

  @Override
  public double upper(double x) {
    if (x >= 0) {
      return x;
    }
    double value = a * Math.expm1(x);
    return Math.min(0, value + Math.abs(value) * ERROR + underflow());
  }

  @Override
  public Band band(double l, double u) {
    if (!(l <= u)) {
      return Band.UNKNOWN;
    }
    if (l >= 0) {
      return Band.IDENTITY;
    }
    double chord = (upper(u) - lower(l)) / (u - l);
    double slope = chord >= 0 ? Math.min(chord, Math.max(1, a)) : 0;
    Band ends = VertexBand.of(this, slope, l, Math.min(u, 0), u);
    double ratio = Math.log(slope / a);
    if (!(slope > 0) || ConvexBottom.isOutside(ratio, l, Math.min(u, 0))) {
      return ends;
    }
    double bottom = slope - a - slope * ratio;
    double error = ERROR * (slope + a + slope * Math.abs(ratio)) + Rounding.UNDERFLOW;
    return new Band(slope, Math.min(ends.lower(), bottom - error), ends.upper());
  }

  /**
   * Returns tangents and chords. Above, f is convex on the negative side and linear on the other,
   * so its ends decide, and the bend at 0 where the curve comes in steeper than it leaves. Below,
   * the line x is exact on one side where alpha is at most 1.
   */
  @Override
  public Lines lines(double l, double u) {
    Band band = band(l, u);
    if (!(l < 0 && l <= u)) {
      return Lines.of(band);
    }
    double above = u > 0 && lower(l) < l ? (u > -l ? 1 : lower(l) / l) : band.slope();
    double offset = VertexBand.of(this, above, l, Math.min(u, 0), u).upper();
    if (a <= 1 && u > -l) {
      return new Lines(1, 0, above, offset);
    }
    ConvexPart.Line below = new Curve(this).below(l, u);
    return new Lines(below.slope(), below.offset(), above, offset);
  }

  /** The exponential, up to 0. */
  private static final class Curve extends ConvexPart {
    private final ExponentialLinear function;

    private Curve(ExponentialLinear function) {
      this.function = function;
    }

    @Override
    double knee() {
      return 0;
    }

    @Override
    Activation function() {
      return function;
    }

    @Override
    double slopeDown(double x) {
      return Math.max(0, function.a * Math.exp(x) * (1 - ERROR) - function.underflow());
    }

    @Override
    double slopeUp(double x) {
      return function.a * Math.exp(x) * (1 + ERROR) + function.underflow();
    }
  }
}
