package fanc.results;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of words and numbers, rendered for a terminal or as Markdown.
 *
 * @param columns the columns, left to right
 * @param rows the cells, each row as long as the list of columns
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {

  /** On which side the cells of a column are aligned. */
  public enum Side {
    /** Words. */
    LEFT,
    /** Numbers. */
    RIGHT
  }

  /**
   * One column.
   *
   * @param title its heading
   * @param side on which side its cells are aligned
   */
  public record Column(String title, Side side) {

    /** Returns a column of words. */
    public static Column words(String title) {
      return new Column(title, Side.LEFT);
    }

    /** Returns a column of numbers. */
    public static Column numbers(String title) {
      return new Column(title, Side.RIGHT);
    }
  }

  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if a row has more or fewer cells than there are columns
   */
  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + row + " has " + row.size() + " cells, the table " + columns.size());
      }
    }
  }

  /** Returns the table for a terminal: columns two blanks apart, a rule under the headings. */
  public String toText() {
    int[] widths = widths(rows);
    StringBuilder text = new StringBuilder();
    appendLine(text, titles(), widths);
    text.append("-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1))).append('\n');
    rows.forEach(row -> appendLine(text, row, widths));
    return text.toString();
  }

  /** Returns the table in Markdown; bars inside cells are escaped. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder();
    appendMarkdown(text, titles());
    text.append(
            columns.stream()
                .map(column -> column.side() == Side.LEFT ? "---" : "---:")
                .collect(Collectors.joining(" | ", "| ", " |")))
        .append('\n');
    rows.forEach(row -> appendMarkdown(text, row));
    return text.toString();
  }

  private List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  private int[] widths(List<List<String>> cells) {
    return IntStream.range(0, columns.size())
        .map(
            column ->
                Math.max(
                    columns.get(column).title().length(),
                    cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
        .toArray();
  }

  private void appendLine(StringBuilder text, List<String> cells, int[] widths) {
    String line =
        IntStream.range(0, widths.length)
            .mapToObj(
                column -> {
                  String cell = cells.get(column);
                  String blanks = " ".repeat(widths[column] - cell.length());
                  return columns.get(column).side() == Side.LEFT ? cell + blanks : blanks + cell;
                })
            .collect(Collectors.joining("  "));
    text.append(line.stripTrailing()).append('\n');
  }

  private static void appendMarkdown(StringBuilder text, List<String> cells) {
    text.append(
            cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |")))
        .append('\n');
  }
}
