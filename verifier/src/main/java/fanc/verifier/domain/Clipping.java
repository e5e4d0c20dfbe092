package fanc.verifier.domain;

/**
 * Clipping, {@code f(x) = min(b, max(a, x))}.
 *
 * <p>Over [l, u] f is a until {@code a' = max(a, l)}, rises with x to {@code b' = min(b, u)} and
 * stays there. The ends of {@code f(x) - lambda x} are among those at l, a', b' and u. With d the
 * longer of the flat parts, {@code max(a' - l, u - b')}, the band is narrowest for {@code lambda =
 * (b' - a') / (b' - a' + d)}: its width is {@code max(lambda d, (1 - lambda) (b' - a'))}, which
 * rises and falls with lambda. With one flat part that is the chord. Where f is constant or the
 * identity the band is a line.
 *
 * @param least a
 * @param most b, at least a
 */
record Clipping(double least, double most) implements NonDecreasing {

  @Override
  public double lower(double x) {
    return Math.min(most, Math.max(least, x));
  }

  @Override
  public double upper(double x) {
    return lower(x);
  }

  @Override
  public Band band(double l, double u) {
    if (!(l <= u)) {
      return Band.UNKNOWN;
    }
    if (l >= least && u <= most) {
      return Band.IDENTITY;
    }
    if (u <= least) {
      return new Band(0, least, least);
    }
    if (l >= most) {
      return new Band(0, most, most);
    }
    double rises = lower(l);
    double stops = lower(u);
    double flat = Math.max(rises - l, u - stops);
    double slope = Math.min(1, (stops - rises) / (stops - rises + flat));
    return VertexBand.of(this, slope, l, rises, stops, u);
  }

  /**
   * Returns below either the lower flat part, going on, or the line from its end to the upper end
   * of the graph, whichever leaves the smaller area; above the mirror image of that.
   */
  @Override
  public Lines lines(double l, double u) {
    Band band = band(l, u);
    if (!(band.lower() < band.upper())) {
      return Lines.of(band);
    }
    double rises = lower(l);
    double stops = lower(u);
    double below = rises - l >= u - rises ? 0 : Math.min(1, (stops - rises) / (u - rises));
    double above = u - stops >= stops - l ? 0 : Math.min(1, (stops - rises) / (stops - l));
    Band lower = VertexBand.of(this, below, l, rises, stops, u);
    Band upper = VertexBand.of(this, above, l, rises, stops, u);
    return new Lines(below, lower.lower(), above, upper.upper());
  }
}
