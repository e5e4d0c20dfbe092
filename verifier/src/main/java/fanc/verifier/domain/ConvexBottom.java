package fanc.verifier.domain;

/** Where a convex function is least, as far as rounding lets one tell. */
final class ConvexBottom {
  /** More than the relative and absolute error of a place computed with a few roundings. */
  private static final double SLACK = 1e-9;

  private ConvexBottom() {}

  /**
   * Returns whether a place is outside [l, u] although it was computed with rounding. Its value is
   * a lower bound wherever it is, so "no" is always sound, and "yes" needs the slack.
   */
  static boolean isOutside(double place, double l, double u) {
    double slack = SLACK * (1 + Math.abs(place));
    return place < l - slack || place > u + slack;
  }
}
