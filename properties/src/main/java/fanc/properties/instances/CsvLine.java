package fanc.properties.instances;

import fanc.properties.PropertyFormatException;
import java.util.ArrayList;
import java.util.List;

/** Fields with commas between them; a field in double quotes may contain commas, and "" for ". */
public final class CsvLine {
  private CsvLine() {}

  /**
   * Returns the fields of a line, blanks around them removed.
   *
   * @throws PropertyFormatException if a quote is not closed or stands inside a plain field; the
   *     message says what, the caller where
   */
  public static List<String> fields(String line) throws PropertyFormatException {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = end(line, at);
      fields.add(field(line.substring(at, end).strip()));
      if (end == line.length()) {
        return fields;
      }
      at = end + 1;
    }
  }

  /** Returns the line with the given fields, quoted where they need it. */
  public static String of(List<String> fields) {
    return String.join(",", fields.stream().map(CsvLine::quoted).toList());
  }

  private static String quoted(String field) {
    boolean plain = field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.equals(field.strip());
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** Returns where the field that begins at a position ends: the next comma outside of quotes. */
  private static int end(String line, int from) throws PropertyFormatException {
    boolean inside = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        inside = !inside;
      } else if (c == ',' && !inside) {
        return i;
      }
    }
    if (inside) {
      throw new PropertyFormatException("a quote is not closed");
    }
    return line.length();
  }

  private static String field(String text) throws PropertyFormatException {
    if (text.indexOf('"') < 0) {
      return text;
    }
    String inner = text.length() > 1 ? text.substring(1, text.length() - 1) : "\"";
    boolean whole = text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"';
    if (!whole || inner.replace("\"\"", "").indexOf('"') >= 0) {
      throw new PropertyFormatException("a quote inside a field; put the whole field in quotes");
    }
    return inner.replace("\"\"", "\"");
  }
}
