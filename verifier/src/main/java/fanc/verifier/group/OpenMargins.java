package fanc.verifier.group;

import java.util.stream.IntStream;

/** Margins that bounds over a whole group leave open. */
final class OpenMargins {
  private OpenMargins() {}

  /** Returns the numbers of margins that are not known to be greater than 0. */
  static int[] rows(double[] known) {
    return IntStream.range(0, known.length).filter(i -> !(known[i] > 0)).toArray();
  }

  /**
   * Returns the larger of two lower bounds of each margin; NaN is none.
   *
   * @param known one bound for each margin
   * @param open numbers of margins
   * @param more one bound for each open margin
   */
  static double[] raised(double[] known, int[] open, double[] more) {
    double[] best = known.clone();
    for (int i = 0; i < open.length; i++) {
      if (more[i] > best[open[i]] || Double.isNaN(best[open[i]])) {
        best[open[i]] = more[i];
      }
    }
    return best;
  }
}
