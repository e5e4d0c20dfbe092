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
}
