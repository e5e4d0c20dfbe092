package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * The leaky rectifier, {@code f(x) = x} for {@code x >= 0}, else {@code a x}.
 *
 * <p>Over {@code l < 0 < u} the band has the slope of the chord, {@code lambda = w + a (1 - w)}
 * with {@code w = u / (u - l)}: f is convex for {@code a < 1} and concave for {@code a > 1}, so
 * that this is the narrowest one. Its ends are the extremes of {@code f(x) - lambda x} at l, 0 and
 * u, whatever the sign of a. On either side of 0 f is linear and the band a line.
 *
 * @param slope a
 */
record LeakyRectifier(double slope) implements Activation {

  @Override
  public double lower(double x) {
    return x >= 0 ? x : Rounding.multiplyDown(slope, x);
  }

  @Override
  public double upper(double x) {
    return x >= 0 ? x : Rounding.multiplyUp(slope, x);
  }

  @Override
  public double lower(double l, double u) {
    double atEnds = Math.min(lower(l), lower(u));
    return l < 0 && u > 0 ? Math.min(0, atEnds) : atEnds;
  }

  @Override
  public double upper(double l, double u) {
    double atEnds = Math.max(upper(l), upper(u));
    return l < 0 && u > 0 ? Math.max(0, atEnds) : atEnds;
  }

  @Override
  public Band band(double l, double u) {
    if (!(l <= u)) {
      return Band.UNKNOWN;
    }
    if (l >= 0) {
      return Band.IDENTITY;
    }
    if (u <= 0) {
      return new Band(slope, 0, 0);
    }
    double weight = Math.min(1, u / (u - l));
    double chord = weight + slope * (1 - weight);
    Band ends = VertexBand.of(this, chord, l, u);
    return new Band(chord, Math.min(0, ends.lower()), Math.max(0, ends.upper()));
  }

  /**
   * Returns the chord on the side where f bends away from it; on the other side the one of the
   * lines x and {@code a x}, both exact there, that leaves the smaller area.
   */
  @Override
  public Lines lines(double l, double u) {
    Band band = band(l, u);
    if (!(l < 0 && u > 0)) {
      return Lines.of(band);
    }
    double side = u > -l ? 1 : slope;
    return slope <= 1
        ? new Lines(side, 0, band.slope(), band.upper())
        : new Lines(band.slope(), band.lower(), side, 0);
  }
}
