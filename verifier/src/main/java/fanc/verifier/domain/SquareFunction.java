package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The square, {@code f(x) = x^2}: convex, with its least value at 0 or at the end next to it.
 *
 * <p>The band has the slope of the chord, {@code lambda = l + u}. {@code f(x) - lambda x} is
 * greatest at the ends and least, {@code -lambda^2 / 4}, at {@code lambda / 2}; that value is a
 * bound everywhere, and inside [l, u] up to rounding.
 */
final class SquareFunction implements Activation {
  static final SquareFunction INSTANCE = new SquareFunction();

  private SquareFunction() {}

  @Override
  public double lower(double x) {
    return Math.max(0, Rounding.multiplyDown(x, x));
  }

  @Override
  public double upper(double x) {
    return Rounding.multiplyUp(x, x);
  }

  @Override
  public double lower(double l, double u) {
    return l <= 0 && u >= 0 ? 0 : Math.min(lower(l), lower(u));
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
    double slope = l + u;
    double half = 0.5 * slope;
    return new Band(
        slope, -Rounding.multiplyUp(half, half), VertexBand.of(this, slope, l, u).upper());
  }

  /** Returns the chord above, and below the tangent at the middle of the interval. */
  @Override
  public Lines lines(double l, double u) {
    Band band = band(l, u);
    double middle = 0.5 * l + 0.5 * u;
    double offset = -Rounding.multiplyUp(middle, middle);
    return new Lines(2 * middle, offset, band.slope(), band.upper());
  }
}
