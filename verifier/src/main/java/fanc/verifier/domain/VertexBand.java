package fanc.verifier.domain;

import fanc.verifier.Rounding;

/** The band of a function whose distance from a line is greatest and least at known points. */
final class VertexBand {
  private VertexBand() {}

  /**
   * Returns the band whose ends are the least and the greatest {@code f(x) - slope x} over the
   * vertices, rounded outward: a band of f over an interval if these extremes of it are at
   * vertices, as they are where f is linear between them and the ends are among them.
   *
   * @param slope any slope
   */
  static Band of(Activation f, double slope, double... vertices) {
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (double x : vertices) {
      double least = Rounding.addDown(f.lower(x), -Rounding.multiplyUp(slope, x));
      double most = Rounding.addUp(f.upper(x), -Rounding.multiplyDown(slope, x));
      lower = Math.min(lower, least);
      upper = Math.max(upper, most);
    }
    return new Band(slope, lower, upper);
  }
}
