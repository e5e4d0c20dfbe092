package fanc.results.report;

import java.util.List;

/** The columns T_base, T, S, S over the fastest from scratch, and images of a row. */
final class SpeedupFigures {
  /** What stands in the columns where nothing was measured. */
  static final List<String> UNKNOWN =
      List.of(Figures.UNKNOWN, Figures.UNKNOWN, Figures.UNKNOWN, Figures.UNKNOWN, Figures.UNKNOWN);

  /** How tables explain the fourth of the columns that follow the paper's. */
  static final String FASTEST =
      " S, fastest: over the fastest method of the run that uses no proof of a parent and verifies at least 99 % of what"
          + " the baseline verifies.";

  private SpeedupFigures() {}

  static List<String> of(MeasuredRow row) {
    return List.of(
        Figures.seconds(row.perImage(row.times().baseline())),
        Figures.seconds(row.perImage(row.times().own())),
        Figures.factor(row.times().speedup(), row.counts()),
        Figures.factor(row.speedupOverFastest(), row.counts()),
        String.valueOf(row.row().images()));
  }

  /** Returns whether the speed-up over the fastest method from scratch reaches another. */
  static boolean overFastestAtLeast(MeasuredRow row, double speedup) {
    return !row.ended() && row.speedupOverFastest() >= speedup;
  }

  /** Returns whether a speed-up reaches another; a time that a budget cut proves nothing. */
  static boolean atLeast(MeasuredRow row, double speedup) {
    return !row.ended() && row.times().speedup() >= speedup;
  }
}
