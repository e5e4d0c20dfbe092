package fanc.results.export;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values as in RFC 4180: a head, UTF-8, lines that end in CR LF, quotes where a
 * value has a comma, a quote or a line break. Numbers have a point and read back exactly; what is
 * not known is empty.
 */
public final class Csv implements TableFormat {
  private static final String END = "\r\n";

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public void write(Table table, Path part) throws IOException {
    try (BufferedWriter out =
            Files.newBufferedWriter(part, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        Stream<List<Object>> rows = table.rows().get()) {
      out.write(
          table.columns().stream()
              .map(column -> quoted(column.name()))
              .collect(Collectors.joining(",", "", END)));
      for (Iterator<List<Object>> i = rows.iterator(); i.hasNext(); ) {
        out.write(i.next().stream().map(Csv::text).collect(Collectors.joining(",", "", END)));
      }
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      // Quick is also shortest, and the same on every version of Java.
      return Double.isFinite(number) ? NumberOutput.toString(number, true) : "";
    }
    return quoted(value.toString());
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
