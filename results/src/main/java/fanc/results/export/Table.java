package fanc.results.export;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A flat table. Rows are made when they are asked for: there may be a million.
 *
 * @param columns in order
 * @param rows makes the rows, each with a value or null for every column
 */
public record Table(List<Column> columns, Supplier<Stream<List<Object>>> rows) {

  /** Copies the columns. */
  public Table {
    columns = List.copyOf(columns);
  }
}
