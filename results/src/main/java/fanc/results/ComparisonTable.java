package fanc.results;

import fanc.results.TextTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a comparison is shown to people: a table for the terminal, a page in Markdown. */
public final class ComparisonTable {
  private static final List<Column> MEASURED =
      List.of(
          Column.words("child"),
          Column.numbers("images"),
          Column.numbers("regions"),
          Column.numbers("verified"),
          Column.numbers("scratch [s]"),
          Column.numbers("transfer [s]"),
          Column.numbers("speed-up"));

  private static final List<Column> OF_TEMPLATES =
      List.of(Column.numbers("hit rate"), Column.numbers("templates valid"));

  private static final List<Column> OF_RECORDS = List.of(Column.numbers("settled by transfer"));

  private ComparisonTable() {}

  /**
   * Returns one row per child, in the comparison's order: with what became of templates if any were
   * offered, else with the share of the verified regions that the parent's proof settled.
   */
  public static TextTable of(Comparison comparison) {
    boolean templates = comparison.rows().stream().anyMatch(row -> row.templatesTotal() > 0);
    List<Column> columns = joined(MEASURED, templates ? OF_TEMPLATES : OF_RECORDS);
    return new TextTable(
        columns, comparison.rows().stream().map(row -> cells(row, templates)).toList());
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Returns a page in Markdown: what was run, the table, the totals. */
  public static String toMarkdown(String title, Comparison comparison) {
    return "# "
        + title
        + "\n\n"
        + "Parent `%s` (SHA-256 `%s`), property `%s`, method `%s` against `%s` from scratch.\n"
            .formatted(
                comparison.parent().path(),
                comparison.parent().sha256(),
                comparison.property().name(),
                comparison.method(),
                comparison.baseline())
        + "%s, %d thread(s), backend %s; fanc %s, revision %s.\n\n"
            .formatted(
                comparison.machine().cpu(),
                comparison.threads(),
                comparison.backend(),
                comparison.tool().version(),
                comparison.tool().revision())
        + of(comparison).toMarkdown()
        + "\n"
        + totals(comparison)
        + "\n";
  }

  /** Returns the totals in one sentence: mean speed-up, proof time, speed-up with the proof in. */
  public static String totals(Comparison comparison) {
    return ("Geometric mean of the speed-ups %s, the parent's proof (%s s, once) not counted; "
            + "with it, over all children together, %s.")
        .formatted(
            times(comparison.geometricMeanSpeedup()),
            seconds(comparison.secondsProve()),
            times(comparison.speedupWithProof()));
  }

  private static List<String> cells(ComparisonRow row, boolean templates) {
    List<String> measured =
        List.of(
            row.child(),
            String.valueOf(row.images()),
            String.valueOf(row.regions()),
            String.valueOf(row.verified()),
            seconds(row.secondsScratch()),
            seconds(row.secondsTransfer()),
            times(row.speedup()));
    return joined(
        measured,
        templates
            ? List.of(
                number("%.3f", row.hitRate()), row.templatesValid() + "/" + row.templatesTotal())
            : List.of(number("%.1f %%", 100 * row.hitRate())));
  }

  private static String seconds(double seconds) {
    return number("%.2f", seconds);
  }

  private static String times(double factor) {
    return number("%.2fx", factor);
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
