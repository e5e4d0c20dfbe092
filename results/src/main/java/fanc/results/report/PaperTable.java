package fanc.results.report;

import fanc.results.TextTable;
import java.util.List;
import java.util.Objects;

/**
 * One of a paper's tables beside our numbers.
 *
 * @param file name of the file it is written to
 * @param heading its heading
 * @param text how to read it
 * @param table the numbers
 * @param scores what can be said of all cells together
 */
record PaperTable(String file, String heading, String text, TextTable table, List<Score> scores) {

  PaperTable {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(table, "table");
    scores = List.copyOf(scores);
  }

  /** Returns it in Markdown, without the heading. */
  String toMarkdown() {
    StringBuilder page = new StringBuilder(text).append("\n\n");
    scores.forEach(score -> page.append(score.sentence()).append('\n'));
    if (!scores.isEmpty()) {
      page.append('\n');
    }
    return page.append(table.toMarkdown()).toString();
  }
}
