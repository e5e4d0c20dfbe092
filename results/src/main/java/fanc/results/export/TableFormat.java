package fanc.results.export;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A way to write tables to files; those beside CSV are found by {@link java.util.ServiceLoader}.
 */
public interface TableFormat {

  /** Returns the name of the format, lower case. */
  String name();

  /**
   * Writes a table.
   *
   * @param part the file to make; it does not exist
   * @throws IOException if it can not be written
   */
  void write(Table table, Path part) throws IOException;
}
