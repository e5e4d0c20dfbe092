package fanc.verifier.domain;

/** A function of one variable with rigorous enclosures of its values and of its graph. */
public interface Activation {

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

  /**
   * Returns two lines around the graph over [l, u], those of the band if the function knows none
   * better. Which of several good ones is a heuristic; that they are around the graph is not.
   *
   * @param l lower end
   * @param u upper end, at least l; if an end is NaN the lines have NaN in them
   */
  default Lines lines(double l, double u) {
    return Lines.of(band(l, u));
  }
}
