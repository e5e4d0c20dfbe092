package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * The results of a finished run.
 *
 * @param run under which conditions it was made
 * @param cells number of cells
 * @param skipped how many of them were not measured, because a network misclassifies the image
 * @param end how fast the machine was after the last cell; NaN where it was not measured
 * @param slowest least speeds that a process of this run measured
 * @param fastest greatest speeds
 * @param rows one for each network, property, child and method
 * @param totals one for each network, property and method that is not the baseline
 * @param means one for each method that is not the baseline
 */
public record BenchmarkSummary(
    BenchmarkRun run,
    int cells,
    int skipped,
    MachineSpeed end,
    MachineSpeed slowest,
    MachineSpeed fastest,
    List<BenchmarkRow> rows,
    List<BenchmarkTotal> totals,
    List<BenchmarkMean> means) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "benchmark-summary-2.json";

  /** Copies the lists. */
  public BenchmarkSummary {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(slowest, "slowest");
    Objects.requireNonNull(fastest, "fastest");
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
    means = List.copyOf(means);
  }
}
