package fanc.cli;

import fanc.results.DiversityMember;
import fanc.results.DiversityResult;
import fanc.results.LayerSimilarity;
import fanc.results.PairMatrix;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a comparison of members says to its reader. */
final class DiversityText {
  /** Matrices of more members than these are for files and pages. */
  private static final int MOST_COLUMNS = 12;

  private static final List<Column> OVER_PAIRS =
      List.of(Column.numbers("mean"), Column.numbers("least"), Column.numbers("greatest"));

  private DiversityText() {}

  /** Returns the lines. */
  static List<String> lines(DiversityResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d members on %d images, features and saliency on the first %d",
            result.members().size(),
            result.images().count(),
            result.images().probed()));
    lines.add("");
    members(result, lines);
    means(result, lines);
    layers(result, lines);
    if (result.members().size() <= MOST_COLUMNS) {
      matrix("disagreement", result.disagreement(), lines);
      matrix("KL(row || column)", result.divergence(), lines);
      matrix("correlation of errors", result.errorCorrelation(), lines);
      matrix("correlation of saliency", result.saliencyCorrelation(), lines);
    } else {
      lines.add("");
      lines.add("all pairs: --out FILE.json or --html FILE");
    }
    return lines;
  }

  private static void members(DiversityResult result, List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (DiversityMember member : result.members()) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              member.network().path(),
              String.format(Locale.ROOT, "%.2f %%", 100 * member.accuracy()),
              Integer.toString(member.errors())));
    }
    table(
        List.of(
            Column.numbers("member"),
            Column.words("network"),
            Column.numbers("accuracy"),
            Column.numbers("errors")),
        rows,
        lines);
  }

  private static void means(DiversityResult result, List<String> lines) {
    lines.add("");
    List<Column> columns = new ArrayList<>(List.of(Column.words("over pairs")));
    columns.addAll(OVER_PAIRS);
    table(
        columns,
        List.of(
            row("disagreement", result.disagreement()),
            row("KL divergence", result.divergence()),
            row("correlation of errors", result.errorCorrelation()),
            row("correlation of saliency", result.saliencyCorrelation())),
        lines);
  }

  private static List<String> row(String name, PairMatrix matrix) {
    return List.of(name, number(matrix.mean()), number(matrix.least()), number(matrix.greatest()));
  }

  private static void layers(DiversityResult result, List<String> lines) {
    lines.add("");
    List<Column> columns =
        new ArrayList<>(List.of(Column.words("linear CKA after"), Column.words("shape")));
    columns.addAll(OVER_PAIRS);
    List<List<String>> rows = new ArrayList<>();
    for (LayerSimilarity layer : result.layers()) {
      List<String> row = new ArrayList<>(row(layer.name(), layer.cka()));
      row.add(1, String.join("x", layer.shape().stream().map(String::valueOf).toList()));
      rows.add(row);
    }
    table(columns, rows, lines);
  }

  private static void matrix(String name, PairMatrix matrix, List<String> lines) {
    lines.add("");
    int size = matrix.rows().size();
    List<Column> columns = new ArrayList<>(List.of(Column.words(name)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      columns.add(Column.numbers(Integer.toString(i + 1)));
      List<String> row = new ArrayList<>(List.of(Integer.toString(i + 1)));
      int member = i;
      IntStream.range(0, size).forEach(j -> row.add(number(matrix.get(member, j))));
      rows.add(row);
    }
    table(columns, rows, lines);
  }

  private static void table(List<Column> columns, List<List<String>> rows, List<String> lines) {
    new TextTable(columns, rows).toText().lines().forEach(lines::add);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "n/a";
  }
}
