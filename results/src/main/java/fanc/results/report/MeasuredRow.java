package fanc.results.report;

import fanc.results.BenchmarkRow;
import fanc.results.BenchmarkTimes;
import fanc.results.RegionCounts;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One method on one child and property, and which run it is from.
 *
 * @param run its run
 * @param row what was measured
 */
record MeasuredRow(ReportedRun run, BenchmarkRow row) {
  private static final Pattern PRUNED = Pattern.compile("prune(\\d{1,2})");

  private static final double NEARLY_ALL = .99;

  /** What a benchmark calls a parent that is its own child. */
  static final String ITSELF = "itself";

  MeasuredRow {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(row, "row");
  }

  BenchmarkTimes times() {
    return row.times();
  }

  RegionCounts counts() {
    return row.counts();
  }

  /** Returns a sum over the images as a mean over them. */
  double perImage(double seconds) {
    return seconds / row.images();
  }

  /**
   * Returns the speed-up over the fastest method of the run that uses no proof of a parent and
   * verifies nearly all that the baseline verifies: the baseline itself, or one that is faster.
   */
  double speedupOverFastest() {
    double enough = NEARLY_ALL * (counts().verified() + counts().fewer() - counts().more());
    double fastest =
        run.summary().rows().stream()
            .filter(other -> isSameCell(other) && !run.transfers(other.method()))
            .filter(other -> other.counts().ended() == 0 && other.counts().verified() >= enough)
            .mapToDouble(other -> other.times().own())
            .reduce(times().baseline(), Math::min);
    return fastest / times().own();
  }

  private boolean isSameCell(BenchmarkRow other) {
    return other.network().equals(row.network())
        && other.property().equals(row.property())
        && other.child().equals(row.child());
  }

  /** Returns how many percent of the weights are pruned, and nothing else is done to the child. */
  OptionalInt prunedPercent() {
    if (row.child().equals(ITSELF)) {
      return OptionalInt.of(0);
    }
    Matcher matcher = PRUNED.matcher(row.child());
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** Returns whether a budget or the memory cut the method's time. */
  boolean ended() {
    return counts().ended() > 0;
  }
}
