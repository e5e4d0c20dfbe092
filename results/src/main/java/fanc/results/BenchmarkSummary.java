package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * The results of a finished run.
 *
 * @param run under which conditions it was made
 * @param cells number of cells
 * @param skipped how many of them were not measured, because a network misclassifies the image
 * @param slowestGflops least speed of the machine that a process of this run measured
 * @param fastestGflops greatest speed
 * @param rows one for each network, property, child and method
 * @param totals one for each network, property and method that is not the baseline
 */
public record BenchmarkSummary(
    BenchmarkRun run,
    int cells,
    int skipped,
    double slowestGflops,
    double fastestGflops,
    List<BenchmarkRow> rows,
    List<BenchmarkTotal> totals) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "benchmark-summary-1.json";

  /** Copies the lists. */
  public BenchmarkSummary {
    Objects.requireNonNull(run, "run");
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
  }
}
