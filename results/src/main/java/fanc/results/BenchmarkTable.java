package fanc.results;

import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of a benchmark as tables: one for each network and property, then the totals. */
public final class BenchmarkTable {
  private static final List<Column> ROWS =
      List.of(
          Column.words("child"),
          Column.words("method"),
          Column.numbers("images"),
          Column.numbers("verified"),
          Column.numbers("regions"),
          Column.numbers("T [s]"),
          Column.numbers("quartiles [s]"),
          Column.numbers("S"),
          Column.numbers("S_scratch"),
          Column.numbers("S_total(1)"),
          Column.numbers("S_total(10)"),
          Column.numbers("break-even"),
          Column.numbers("lambda"),
          Column.numbers("as original"),
          Column.numbers("eta"),
          Column.numbers("worst margin"),
          Column.words("rungs"));
  private static final List<Column> TOTALS =
      List.of(
          Column.words("network"),
          Column.words("property"),
          Column.words("method"),
          Column.numbers("children"),
          Column.numbers("T_prove [s]"),
          Column.numbers("templates [s]"),
          Column.numbers("T_parent [s]"),
          Column.numbers("T_base [s]"),
          Column.numbers("T [s]"),
          Column.numbers("mean S"),
          Column.numbers("S_total(all)"),
          Column.numbers("lambda"),
          Column.numbers("as original"),
          Column.numbers("eta"));
  private static final List<Column> MEANS =
      List.of(
          Column.words("method"),
          Column.numbers("rows"),
          Column.numbers("mean S"),
          Column.numbers("mean S_scratch"),
          Column.numbers("mean S_total(1)"),
          Column.numbers("mean S_total(10)"));

  private BenchmarkTable() {}

  /** Returns the rows, one table for each network and property, by its heading. */
  public static Map<String, TextTable> rows(BenchmarkSummary summary) {
    ShortNames names = names(summary);
    String baseline = summary.run().benchmark().baseline();
    OverScratch overScratch = new OverScratch(summary);
    Map<String, List<List<String>>> sections = new LinkedHashMap<>();
    for (BenchmarkRow row : summary.rows()) {
      sections
          .computeIfAbsent(
              names.of(row.network()) + ", " + names.of(row.property()), key -> new ArrayList<>())
          .add(cells(row, row.method().equals(baseline), overScratch));
    }
    Map<String, TextTable> tables = new LinkedHashMap<>();
    sections.forEach((heading, rows) -> tables.put(heading, new TextTable(ROWS, rows)));
    return tables;
  }

  /** Returns one row for each network, property and method but the baseline. */
  public static TextTable totals(BenchmarkSummary summary) {
    ShortNames names = names(summary);
    return new TextTable(
        TOTALS, summary.totals().stream().map(total -> cells(total, names)).toList());
  }

  /** Returns one row for each method but the baseline. */
  public static TextTable means(BenchmarkSummary summary) {
    OverScratch overScratch = new OverScratch(summary);
    return new TextTable(
        MEANS, summary.means().stream().map(mean -> cells(mean, overScratch)).toList());
  }

  private static ShortNames names(BenchmarkSummary summary) {
    return ShortNames.of(
        summary.rows().stream().flatMap(row -> Stream.of(row.network(), row.property())).toList());
  }

  private static List<String> cells(BenchmarkRow row, boolean baseline, OverScratch overScratch) {
    RegionCounts counts = row.counts();
    BenchmarkTimes times = row.times();
    return List.of(
        row.child(),
        counts.ended() > 0 ? row.method() + " (" + counts.ended() + " ended)" : row.method(),
        String.valueOf(row.images()),
        verified(counts),
        String.valueOf(counts.regions()),
        seconds(times.own()),
        seconds(times.lower()) + "-" + seconds(times.upper()),
        baseline ? "-" : bound(counts, times.speedup()),
        factor(overScratch.speedup(row)),
        bound(counts, times.speedupTotal1()),
        bound(counts, times.speedupTotal10()),
        counts.ended() + counts.baselineEnded() > 0 ? "-" : number("%.2f", times.breakEven()),
        rate(counts, counts.hitRate()),
        rate(counts, counts.originalHitRate()),
        rate(counts, counts.survivalRate()),
        Double.isFinite(row.worstMargin()) ? MarginText.of(row.worstMargin(), 3) : "-",
        rungs(row));
  }

  /** Says beside the number how far it is from the baseline's. */
  private static String verified(RegionCounts counts) {
    return counts.verified()
        + (counts.more() > 0 ? " (+" + counts.more() + ")" : "")
        + (counts.fewer() > 0 ? " (-" + counts.fewer() + ")" : "");
  }

  private static String bound(RegionCounts counts, double speedup) {
    return Double.isFinite(speedup) ? bound(counts) + factor(speedup) : factor(speedup);
  }

  /** A time that a budget cut is a lower bound of the true one. */
  private static String bound(RegionCounts counts) {
    if (counts.baselineEnded() > 0 && counts.ended() > 0) {
      return "?";
    }
    if (counts.baselineEnded() > 0) {
      return ">";
    }
    return counts.ended() > 0 ? "<" : "";
  }

  private static String rate(RegionCounts counts, double rate) {
    return counts.templatesTotal() > 0 ? number("%.3f", rate) : "-";
  }

  private static String rungs(BenchmarkRow row) {
    return row.rungs().entrySet().stream()
        .filter(entry -> entry.getValue().regions().signum() > 0)
        .map(
            entry ->
                entry.getKey()
                    + " "
                    + number(
                        "%.3f", entry.getValue().regions().doubleValue() / row.counts().verified()))
        .collect(Collectors.joining(", "));
  }

  private static List<String> cells(BenchmarkTotal total, ShortNames names) {
    RegionCounts counts = total.counts();
    BenchmarkTimes times = total.times();
    return List.of(
        names.of(total.network()),
        names.of(total.property()),
        total.method(),
        String.valueOf(times.children()),
        seconds(times.prove()),
        seconds(times.templates()),
        seconds(times.parent()),
        seconds(times.baseline()),
        seconds(times.own()),
        bound(counts) + factor(total.meanSpeedup()),
        bound(counts, times.speedupTotal()),
        rate(counts, counts.hitRate()),
        rate(counts, counts.originalHitRate()),
        rate(counts, counts.survivalRate()));
  }

  private static List<String> cells(BenchmarkMean mean, OverScratch overScratch) {
    return List.of(
        mean.method(),
        String.valueOf(mean.speedup().values()),
        factor(mean.speedup()),
        factor(overScratch.mean(mean.method())),
        factor(mean.total1()),
        factor(mean.total10()));
  }

  private static String seconds(double seconds) {
    return number("%.4g", seconds);
  }

  private static String factor(double factor) {
    return number("%.2fx", factor);
  }

  private static String factor(GeometricMean mean) {
    return mean.values() > 1 && Double.isFinite(mean.value())
        ? factor(mean.value()) + number(" [%.2f,", mean.lower()) + number(" %.2f]", mean.upper())
        : factor(mean.value());
  }

  static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
