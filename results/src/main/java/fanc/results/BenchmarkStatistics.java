package fanc.results;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;

/** Turns cells into rows, totals and means. */
public final class BenchmarkStatistics {
  private static final double MIDDLE = 50;

  private final BenchmarkRun run;
  private final String baseline;
  private final List<BenchmarkCell> measured;

  private BenchmarkStatistics(BenchmarkRun run, List<BenchmarkCell> measured) {
    this.run = run;
    this.baseline = run.benchmark().baseline();
    this.measured = measured;
  }

  /** What the cells of one row, or the rows of one total, share. */
  private record Group(String network, String property, String rest) {}

  /**
   * Returns the results of a run.
   *
   * @param cells each cell once, in the order of the benchmark
   * @param end how fast the machine was after the last cell
   */
  public static BenchmarkSummary of(BenchmarkRun run, List<BenchmarkCell> cells, MachineSpeed end) {
    List<BenchmarkCell> measured = cells.stream().filter(c -> c.skipped() == null).toList();
    BenchmarkStatistics statistics = new BenchmarkStatistics(run, measured);
    List<BenchmarkRow> rows = statistics.rows();
    MachineSpeed slowest = end;
    MachineSpeed fastest = end;
    for (BenchmarkCell cell : cells) {
      slowest = slowest.min(cell.speed());
      fastest = fastest.max(cell.speed());
    }
    return new BenchmarkSummary(
        run,
        cells.size(),
        cells.size() - measured.size(),
        end,
        slowest,
        fastest,
        rows,
        statistics.totals(rows),
        statistics.means(rows));
  }

  private List<BenchmarkRow> rows() {
    List<BenchmarkRow> rows = new ArrayList<>();
    grouped(measured, c -> new Group(c.network(), c.property(), c.child()))
        .forEach(
            (group, cells) ->
                run.benchmark().methods().forEach(m -> rows.add(row(group, m.name(), cells))));
    return rows;
  }

  private static <T> Map<Group, List<T>> grouped(List<T> all, Function<T, Group> group) {
    return all.stream()
        .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
  }

  private BenchmarkRow row(Group group, String method, List<BenchmarkCell> cells) {
    List<Measurement> own = cells.stream().map(cell -> cell.measurement(method)).toList();
    EnumMap<Rung, RungShare> rungs = new EnumMap<>(Rung.class);
    own.forEach(m -> m.rungs().forEach((rung, share) -> rungs.merge(rung, share, RungShare::plus)));
    return new BenchmarkRow(
        group.network(),
        group.property(),
        group.rest(),
        method,
        cells.size(),
        cells.stream()
            .map(cell -> RegionCounts.of(cell.measurement(method), cell.measurement(baseline)))
            .reduce(RegionCounts.none(), RegionCounts::plus),
        rungs,
        // Math.min keeps a NaN, so one image without a known margin leaves none for the row.
        own.stream().mapToDouble(Measurement::worstMargin).reduce(Math::min).orElse(Double.NaN),
        new BenchmarkTimes(
            1,
            overImages(cells, cell -> cell.measurement(method).secondsProve()),
            overImages(cells, cell -> cell.measurement(method).secondsTemplates()),
            overImages(cells, BenchmarkStatistics::parent),
            cells.stream().mapToDouble(cell -> cell.measurement(baseline).median()).sum(),
            own.stream().mapToDouble(Measurement::median).sum(),
            own.stream().mapToDouble(Measurement::lowerQuartile).sum(),
            own.stream().mapToDouble(Measurement::upperQuartile).sum()),
        own.stream()
            .mapToDouble(m -> m.secondsFirst() / m.regions())
            .filter(Double::isFinite)
            .findFirst()
            .orElse(Double.NaN));
  }

  private static double parent(BenchmarkCell cell) {
    return StatUtils.percentile(cell.secondsParent().toArray(), MIDDLE);
  }

  /**
   * Returns a time that does not depend on the child: each image once, the median where a run that
   * was continued had to measure it again.
   */
  private static double overImages(
      List<BenchmarkCell> cells, ToDoubleFunction<BenchmarkCell> seconds) {
    return cells.stream().collect(Collectors.groupingBy(BenchmarkCell::image)).values().stream()
        .mapToDouble(
            some -> StatUtils.percentile(some.stream().mapToDouble(seconds).toArray(), MIDDLE))
        .sum();
  }

  private List<BenchmarkTotal> totals(List<BenchmarkRow> rows) {
    List<BenchmarkRow> compared =
        rows.stream().filter(row -> !row.method().equals(baseline)).toList();
    List<BenchmarkTotal> totals = new ArrayList<>();
    grouped(compared, row -> new Group(row.network(), row.property(), row.method()))
        .forEach((group, some) -> totals.add(total(group, some)));
    return totals;
  }

  private BenchmarkTotal total(Group group, List<BenchmarkRow> rows) {
    List<BenchmarkCell> cells =
        measured.stream()
            .filter(cell -> cell.network().equals(group.network()))
            .filter(cell -> cell.property().equals(group.property()))
            .toList();
    BenchmarkTimes times =
        new BenchmarkTimes(
            rows.size(),
            overImages(cells, cell -> cell.measurement(group.rest()).secondsProve()),
            overImages(cells, cell -> cell.measurement(group.rest()).secondsTemplates()),
            overImages(cells, BenchmarkStatistics::parent),
            sum(rows, BenchmarkTimes::baseline),
            sum(rows, BenchmarkTimes::own),
            sum(rows, BenchmarkTimes::lower),
            sum(rows, BenchmarkTimes::upper));
    return new BenchmarkTotal(
        group.network(),
        group.property(),
        group.rest(),
        rows.stream().map(BenchmarkRow::counts).reduce(RegionCounts.none(), RegionCounts::plus),
        times,
        mean(rows, BenchmarkTimes::speedup));
  }

  private List<BenchmarkMean> means(List<BenchmarkRow> rows) {
    List<BenchmarkMean> means = new ArrayList<>();
    for (Benchmark.Variant method : run.benchmark().methods()) {
      if (!method.name().equals(baseline)) {
        List<BenchmarkRow> own =
            rows.stream().filter(row -> row.method().equals(method.name())).toList();
        means.add(
            new BenchmarkMean(
                method.name(),
                mean(own, BenchmarkTimes::speedup),
                mean(own, BenchmarkTimes::speedupTotal1),
                mean(own, BenchmarkTimes::speedupTotal10)));
      }
    }
    return means;
  }

  private static double sum(List<BenchmarkRow> rows, ToDoubleFunction<BenchmarkTimes> time) {
    return rows.stream().map(BenchmarkRow::times).mapToDouble(time).sum();
  }

  private static GeometricMean mean(
      List<BenchmarkRow> rows, ToDoubleFunction<BenchmarkTimes> speedup) {
    return GeometricMean.of(rows.stream().map(BenchmarkRow::times).mapToDouble(speedup).toArray());
  }
}
