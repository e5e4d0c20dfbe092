package fanc.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;

/** Turns cells into rows and totals. */
public final class BenchmarkStatistics {
  private final BenchmarkRun run;
  private final List<BenchmarkCell> cells;

  private BenchmarkStatistics(BenchmarkRun run, List<BenchmarkCell> cells) {
    this.run = run;
    this.cells = cells;
  }

  /** What the cells of one row share. */
  private record Group(String network, String property, String child) {}

  /**
   * Returns the results of a run.
   *
   * @param cells each cell once, in the order of the benchmark
   */
  public static BenchmarkSummary of(BenchmarkRun run, List<BenchmarkCell> cells) {
    return new BenchmarkStatistics(run, cells).summary();
  }

  private BenchmarkSummary summary() {
    List<BenchmarkCell> measured = cells.stream().filter(c -> c.skipped() == null).toList();
    Map<Group, List<BenchmarkCell>> groups =
        measured.stream()
            .collect(
                Collectors.groupingBy(
                    c -> new Group(c.network(), c.property(), c.child()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<BenchmarkRow> rows = new ArrayList<>();
    groups.forEach(
        (group, some) ->
            run.benchmark().methods().forEach(method -> rows.add(row(group, method, some))));
    double[] speeds = cells.stream().mapToDouble(BenchmarkCell::dgemmGflops).toArray();
    return new BenchmarkSummary(
        run,
        cells.size(),
        cells.size() - measured.size(),
        StatUtils.min(speeds),
        StatUtils.max(speeds),
        rows,
        totals(rows, measured));
  }

  private BenchmarkRow row(Group group, String method, List<BenchmarkCell> some) {
    List<Measurement> own = some.stream().map(cell -> of(cell, method)).toList();
    return new BenchmarkRow(
        group.network(),
        group.property(),
        group.child(),
        method,
        own.size(),
        own.stream().mapToLong(Measurement::regions).sum(),
        own.stream().mapToLong(Measurement::verified).sum(),
        own.stream().mapToLong(Measurement::hits).sum(),
        (int) own.stream().filter(m -> m.outcome().matches("timeout|memory")).count(),
        own.stream().mapToInt(Measurement::templatesValid).sum(),
        own.stream().mapToInt(Measurement::templatesTotal).sum(),
        own.stream().mapToDouble(Measurement::median).sum(),
        own.stream().mapToDouble(Measurement::lowerQuartile).sum(),
        own.stream().mapToDouble(Measurement::upperQuartile).sum(),
        some.stream().mapToDouble(cell -> of(cell, run.benchmark().baseline()).median()).sum());
  }

  private static Measurement of(BenchmarkCell cell, String method) {
    return cell.methods().stream()
        .filter(m -> m.method().equals(method))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(cell.place() + " lacks " + method));
  }

  private List<BenchmarkTotal> totals(List<BenchmarkRow> rows, List<BenchmarkCell> measured) {
    Map<Group, List<BenchmarkRow>> groups =
        rows.stream()
            .filter(row -> !row.method().equals(run.benchmark().baseline()))
            .collect(
                Collectors.groupingBy(
                    row -> new Group(row.network(), row.property(), row.method()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<BenchmarkTotal> totals = new ArrayList<>();
    groups.forEach((group, some) -> totals.add(total(some, measured)));
    return totals;
  }

  private static BenchmarkTotal total(List<BenchmarkRow> rows, List<BenchmarkCell> measured) {
    BenchmarkRow first = rows.get(0);
    double prove = secondsProve(first, measured);
    double baseline = rows.stream().mapToDouble(BenchmarkRow::secondsBaseline).sum();
    double own = rows.stream().mapToDouble(BenchmarkRow::seconds).sum();
    long verified = rows.stream().mapToLong(BenchmarkRow::verified).sum();
    long hits = rows.stream().mapToLong(BenchmarkRow::hits).sum();
    return new BenchmarkTotal(
        first.network(),
        first.property(),
        first.method(),
        rows.size(),
        prove,
        baseline,
        own,
        StatUtils.geometricMean(rows.stream().mapToDouble(BenchmarkRow::speedup).toArray()),
        prove + own > 0 ? baseline / (prove + own) : Double.NaN,
        verified > 0 ? (double) hits / verified : Double.NaN);
  }

  /**
   * Returns the time of the parent's proof: each image once, the median where a run that was
   * continued had to prove it again.
   */
  private static double secondsProve(BenchmarkRow row, List<BenchmarkCell> measured) {
    return measured.stream()
        .filter(cell -> cell.network().equals(row.network()))
        .filter(cell -> cell.property().equals(row.property()))
        .collect(Collectors.groupingBy(BenchmarkCell::image))
        .values()
        .stream()
        .mapToDouble(
            cells ->
                StatUtils.percentile(
                    cells.stream().mapToDouble(c -> of(c, row.method()).secondsProve()).toArray(),
                    50))
        .sum();
  }
}
