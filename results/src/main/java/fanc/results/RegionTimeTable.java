package fanc.results;

import static fanc.results.BenchmarkTable.number;

import fanc.results.TextTable.Column;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long methods take from scratch: a row for each network, property, child and method, warm and
 * cold side by side.
 *
 * <p>Warm is the median over the repeats, summed over the images and divided by their number or by
 * that of their regions. First is the method's first decision of the property on the first child in
 * a process, made before any that counts.
 */
public final class RegionTimeTable {
  private static final double MILLIS = 1e3;
  private static final List<Column> COLUMNS =
      List.of(
          Column.words("network"),
          Column.words("property"),
          Column.words("child"),
          Column.words("method"),
          Column.numbers("images"),
          Column.numbers("regions"),
          Column.numbers("verified"),
          Column.numbers("ms per image"),
          Column.numbers("ms per region"),
          Column.numbers("first, ms per region"));

  private RegionTimeTable() {}

  /** Returns whether all methods of a run decide from scratch, so that their times compare. */
  public static boolean suits(BenchmarkSummary summary) {
    return summary.rows().stream()
        .allMatch(row -> row.counts().templatesTotal() == 0 && Double.isNaN(row.times().prove()));
  }

  /** Returns the table of a run. */
  public static TextTable of(BenchmarkSummary summary) {
    ShortNames names =
        ShortNames.of(
            summary.rows().stream()
                .flatMap(row -> Stream.of(row.network(), row.property()))
                .toList());
    return new TextTable(COLUMNS, summary.rows().stream().map(row -> cells(row, names)).toList());
  }

  private static List<String> cells(BenchmarkRow row, ShortNames names) {
    return List.of(
        names.of(row.network()),
        names.of(row.property()),
        row.child(),
        row.method(),
        String.valueOf(row.images()),
        String.valueOf(row.counts().regions()),
        String.valueOf(row.counts().verified()),
        millis(row.secondsPerImage()),
        millis(row.secondsPerRegion()),
        millis(row.firstPerRegion()));
  }

  private static String millis(double seconds) {
    return number("%.4g", seconds * MILLIS);
  }
}
