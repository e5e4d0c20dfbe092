package fanc.verifier.domain;

import fanc.verifier.Intervals;

/**
 * What is known of the maximum over one window.
 *
 * @param winner the input that is at least every other, the first if there are several; -1 if none
 *     is certain
 * @param lower largest lower bound
 * @param upper largest upper bound; NaN if a bound is NaN
 * @param reached whether a symbol reaches an input that may be the largest
 */
record WindowMaximum(int winner, double lower, double upper, boolean reached) {

  /**
   * Looks at one window.
   *
   * @param sources the inputs under the window, at least one
   * @param bounds bounds of all inputs
   * @param spread how far symbols move each input
   */
  static WindowMaximum of(int[] sources, Intervals bounds, double[] spread) {
    double lower = Double.NEGATIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (int i : sources) {
      lower = Math.max(lower, bounds.lower(i));
      upper = Math.max(upper, bounds.upper(i));
    }
    int winner = -1;
    boolean reached = false;
    for (int i : sources) {
      if (winner < 0 && dominates(i, sources, bounds)) {
        winner = i;
      }
      reached |= spread[i] != 0 && !(bounds.upper(i) < lower);
    }
    return new WindowMaximum(winner, lower, upper, reached);
  }

  private static boolean dominates(int candidate, int[] sources, Intervals bounds) {
    for (int i : sources) {
      if (i != candidate && !(bounds.lower(candidate) >= bounds.upper(i))) {
        return false;
      }
    }
    return true;
  }
}
