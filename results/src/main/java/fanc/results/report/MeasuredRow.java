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
