package fanc.verifier.group;

import java.util.stream.IntStream;

/**
 * Lower bounds of all margins, and those of them that are still open.
 *
 * @param known one bound for each margin, NaN where there is none
 * @param open numbers of margins, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record OpenMargins(double[] known, int[] open) {
  /** Returns the numbers of margins that are not known to be greater than 0. */
  static int[] rows(double[] known) {
    return IntStream.range(0, known.length).filter(i -> !(known[i] > 0)).toArray();
  }

  /**
   * Returns the larger of two lower bounds of each margin; NaN is none.
   *
   * @param more one bound for each open margin
   */
  double[] raised(double[] more) {
    return raised(known, open, more);
  }

  /** Returns the larger of two lower bounds of each margin; NaN is none. */
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
