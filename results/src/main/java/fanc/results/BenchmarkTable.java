package fanc.results;

import fanc.results.TextTable.Column;
import java.util.List;
import java.util.Locale;

/** How the results of a benchmark are shown to people. */
public final class BenchmarkTable {
  private static final List<Column> ROWS =
      List.of(
          Column.words("network"),
          Column.words("property"),
          Column.words("child"),
          Column.words("method"),
          Column.numbers("images"),
          Column.numbers("verified"),
          Column.numbers("regions"),
          Column.numbers("median [s]"),
          Column.numbers("quartiles [s]"),
          Column.numbers("speed-up"),
          Column.numbers("hit rate"),
          Column.numbers("templates valid"));
  private static final List<Column> TOTALS =
      List.of(
          Column.words("network"),
          Column.words("property"),
          Column.words("method"),
          Column.numbers("children"),
          Column.numbers("proof and templates [s]"),
          Column.numbers("mean speed-up, proof not counted"),
          Column.numbers("speed-up of all children, proof counted"),
          Column.numbers("hit rate"));

  private BenchmarkTable() {}

  /** Returns one row for each network, property, child and method. */
  public static TextTable rows(BenchmarkSummary summary) {
    String baseline = summary.run().benchmark().baseline();
    return new TextTable(ROWS, summary.rows().stream().map(row -> cells(row, baseline)).toList());
  }

  /** Returns one row for each network, property and method but the baseline. */
  public static TextTable totals(BenchmarkSummary summary) {
    return new TextTable(TOTALS, summary.totals().stream().map(BenchmarkTable::cells).toList());
  }

  /** Returns a page in Markdown: what was run and where, both tables, how to read them. */
  public static String toMarkdown(BenchmarkSummary summary) {
    BenchmarkRun run = summary.run();
    return "# Benchmark "
        + run.benchmark().name()
        + "\n\n"
        + "`%s` (SHA-256 `%s`), %d cells, %d of them skipped because a network misclassifies the image.\n"
            .formatted(run.path(), run.sha256(), summary.cells(), summary.skipped())
        + "%s, %d thread(s), backend %s at %s to %s GFLOP/s (dgemm, one thread); %s; fanc %s, build %s; begun %s.\n\n"
            .formatted(
                run.machine().cpu(),
                run.threads(),
                run.backend(),
                number("%.1f", summary.slowestGflops()),
                number("%.1f", summary.fastestGflops()),
                run.machine().jvm(),
                run.tool().version(),
                run.build(),
                run.started())
        + rows(summary).toMarkdown()
        + "\n"
        + legend(run.benchmark())
        + "\n"
        + totals(summary).toMarkdown();
  }

  private static String legend(Benchmark benchmark) {
    return ("Times are sums over the images of the median of %d repeats (and of the quartiles), %d warm-up round(s)"
            + " not counted, the methods in turn.\nThe speed-up is against `%s` on the same images, the"
            + " parent's proof not counted. An image that ends by its budget counts with the budget.\n")
        .formatted(benchmark.repeats(), benchmark.warmUp(), benchmark.baseline());
  }

  private static List<String> cells(BenchmarkRow row, String baseline) {
    boolean transfers = row.templatesTotal() > 0;
    return List.of(
        row.network(),
        row.property(),
        row.child(),
        row.timeouts() > 0 ? row.method() + " (" + row.timeouts() + " ended)" : row.method(),
        String.valueOf(row.images()),
        String.valueOf(row.verified()),
        String.valueOf(row.regions()),
        seconds(row.seconds()),
        seconds(row.secondsLower()) + "-" + seconds(row.secondsUpper()),
        row.method().equals(baseline) ? "-" : number("%.2fx", row.speedup()),
        transfers ? number("%.3f", row.hitRate()) : "-",
        transfers ? row.templatesValid() + "/" + row.templatesTotal() : "-");
  }

  private static List<String> cells(BenchmarkTotal total) {
    boolean proves = !Double.isNaN(total.secondsProve());
    return List.of(
        total.network(),
        total.property(),
        total.method(),
        String.valueOf(total.children()),
        seconds(total.secondsProve()),
        number("%.2fx", total.geometricMeanSpeedup()),
        number("%.2fx", total.speedupWithProof()),
        proves ? number("%.3f", total.hitRate()) : "-");
  }

  private static String seconds(double seconds) {
    return number("%.4g", seconds);
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
