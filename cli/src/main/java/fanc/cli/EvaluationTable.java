package fanc.cli;

import fanc.results.EvaluationResult;
import fanc.results.EvaluationResult.Row;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** An evaluation as a table: each corruption is the mean over its severities. */
final class EvaluationTable {
  private EvaluationTable() {}

  static String of(EvaluationResult result) {
    Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : result.rows()) {
      groups
          .computeIfAbsent(List.of(row.corruption(), row.predictor()), key -> new ArrayList<>())
          .add(row);
    }
    List<List<String>> cells = new ArrayList<>();
    groups.forEach(
        (key, rows) ->
            cells.add(
                List.of(
                    key.get(0).equals(EvaluationResult.CLEAN) ? "clean" : key.get(0),
                    Path.of(key.get(1)).getFileName().toString(),
                    String.format(Locale.ROOT, "%.2f", 100 * mean(rows, Row::accuracy)),
                    String.format(Locale.ROOT, "%.4f", mean(rows, Row::negativeLogLikelihood)),
                    String.format(Locale.ROOT, "%.2f", 100 * mean(rows, Row::calibrationError)))));
    TextTable table =
        new TextTable(
            List.of(
                Column.words("images"),
                Column.words("predictor"),
                Column.numbers("accuracy [%]"),
                Column.numbers("NLL"),
                Column.numbers("ECE [%]")),
            cells);
    return table.toText();
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElseThrow();
  }
}
