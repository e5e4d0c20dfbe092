package fanc.verifier.domain;

/**
 * A non-decreasing function of one variable, with rigorous enclosures of its values and of its
 * graph.
 */
interface Activation {

  /** Returns a number at most f(x). */
  double lower(double x);

  /** Returns a number at least f(x). */
  double upper(double x);

  /**
   * Returns a strip that contains the graph over [l, u].
   *
   * @param l lower end
   * @param u upper end, at least l; if an end is NaN the band is {@link Band#UNKNOWN} or has NaN in
   *     it
   */
  Band band(double l, double u);
}
