package fanc.results.report;

import java.util.List;

/** The columns T_base, T, S and images of a row. */
final class SpeedupFigures {
  /** What stands in the columns where nothing was measured. */
  static final List<String> UNKNOWN =
      List.of(Figures.UNKNOWN, Figures.UNKNOWN, Figures.UNKNOWN, Figures.UNKNOWN);

  private SpeedupFigures() {}

  static List<String> of(MeasuredRow row) {
    return List.of(
        Figures.seconds(row.perImage(row.times().baseline())),
        Figures.seconds(row.perImage(row.times().own())),
        Figures.factor(row.times().speedup(), row.counts()),
        String.valueOf(row.row().images()));
  }

  /** Returns whether a speed-up reaches another; a time that a budget cut proves nothing. */
  static boolean atLeast(MeasuredRow row, double speedup) {
    return !row.ended() && row.times().speedup() >= speedup;
  }
}
