package fanc.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document in Markdown that quotes files of reports word for word, each between two marks on
 * lines of their own that name the report's folder and the file:
 *
 * <pre>{@code
 * <!-- begin paper/table-6.md -->
 * <!-- end paper/table-6.md -->
 * }</pre>
 */
public final class MarkedDocument {
  private static final Pattern BEGIN = Pattern.compile("<!-- begin ([^/\\s]+)/(\\S+) -->");

  private MarkedDocument() {}

  /**
   * Returns the document with every quotation of one report as it is now; what it quotes of others
   * stays.
   *
   * @param name names the document in messages
   * @param text the document
   * @param folder name of the report's folder
   * @param files the report's files
   * @throws IllegalArgumentException if a mark names no such file or has no end, or no mark names
   *     the folder
   */
  public static String fill(String name, String text, String folder, Map<String, String> files) {
    List<String> lines = text.lines().toList();
    List<String> filled = new ArrayList<>();
    boolean found = false;
    for (int i = 0; i < lines.size(); i++) {
      filled.add(lines.get(i));
      Matcher begin = BEGIN.matcher(lines.get(i));
      if (begin.matches() && begin.group(1).equals(folder)) {
        found = true;
        String where = name + ", line " + (i + 1) + ": ";
        String end = "<!-- end " + folder + "/" + begin.group(2) + " -->";
        int length = lines.subList(i, lines.size()).indexOf(end);
        require(length > 0, where + "no line '" + end + "' follows");
        String quoted = files.get(begin.group(2));
        require(
            quoted != null,
            where + "the report has no " + begin.group(2) + ", but " + files.keySet());
        filled.add("");
        quoted.lines().forEach(filled::add);
        filled.add("");
        filled.add(end);
        i += length;
      }
    }
    require(found, name + ": no line '<!-- begin " + folder + "/FILE -->'; nothing to fill");
    return String.join("\n", filled) + "\n";
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
