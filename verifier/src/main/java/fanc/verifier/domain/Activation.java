package fanc.verifier.domain;

/** A function of one variable with rigorous enclosures of its values and of its graph. */
interface Activation {

  /** Returns a number at most f(x); NaN if x is NaN. */
  double lower(double x);

  /** Returns a number at least f(x); NaN if x is NaN. */
  double upper(double x);

  /**
   * Returns a number at most f(x) for each x in [l, u].
   *
   * @param l lower end
   * @param u upper end, at least l; if an end is NaN so is the result
   */
  double lower(double l, double u);

  /**
   * Returns a number at least f(x) for each x in [l, u].
   *
   * @param l lower end
   * @param u upper end, at least l; if an end is NaN so is the result
   */
  double upper(double l, double u);

  /**
   * Returns a strip that contains the graph over [l, u].
   *
   * @param l lower end
   * @param u upper end, at least l; if an end is NaN the band is {@link Band#UNKNOWN} or has NaN in
   *     it
   */
  Band band(double l, double u);
}
