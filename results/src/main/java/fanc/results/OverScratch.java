package fanc.results;

import java.util.List;
import java.util.Optional;

/**
 * Speed-ups over the best that is done without a parent, the method {@code scratch}, in the same
 * run: what a user saves. The speed-up over the baseline is the paper's yardstick.
 */
public final class OverScratch {
  private static final String SCRATCH = "scratch";

  private final BenchmarkSummary summary;
  private final Optional<String> scratch;

  /** Looks for the method in a run. */
  public OverScratch(BenchmarkSummary summary) {
    this.summary = summary;
    this.scratch =
        summary.run().benchmark().methods().stream()
            .filter(method -> method.method().equals(SCRATCH))
            .map(Benchmark.Variant::name)
            .findFirst();
  }

  /**
   * Returns S_scratch, the time of the method {@code scratch} divided by that of a row; NaN where
   * it was not measured or ended, and for itself.
   */
  public double speedup(BenchmarkRow row) {
    return summary.rows().stream()
        .filter(other -> scratch.isPresent() && other.method().equals(scratch.get()))
        .filter(other -> !other.method().equals(row.method()))
        .filter(other -> other.network().equals(row.network()))
        .filter(other -> other.property().equals(row.property()))
        .filter(other -> other.child().equals(row.child()))
        .filter(other -> other.counts().ended() + row.counts().ended() == 0)
        .mapToDouble(other -> other.times().own() / row.times().own())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Returns whether the run measured it. */
  public boolean isKnown() {
    return scratch.isPresent();
  }

  /** Returns the mean over all rows of a method. */
  GeometricMean mean(String method) {
    List<BenchmarkRow> own =
        summary.rows().stream().filter(row -> row.method().equals(method)).toList();
    return GeometricMean.of(
        own.stream().mapToDouble(this::speedup).filter(Double::isFinite).toArray());
  }
}
