package fanc.results.parquet;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import fanc.results.export.Column;
import fanc.results.export.Table;
import fanc.results.export.TableFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Apache Parquet, compressed by Snappy: one optional field for each column, text in UTF-8, 64-bit
 * integers, doubles and booleans. What is not known is null. A count beyond 2^63 - 1 is that.
 */
public final class ParquetTable implements TableFormat {
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public void write(Table table, Path part) throws IOException {
    List<Column> columns = table.columns();
    try (ParquetWriter<List<Object>> out =
            ParquetWriter.writeFile(
                schema(columns), part.toFile(), (row, values) -> write(columns, row, values));
        Stream<List<Object>> rows = table.rows().get()) {
      for (Iterator<List<Object>> i = rows.iterator(); i.hasNext(); ) {
        out.write(i.next());
      }
    }
  }

  private static MessageType schema(List<Column> columns) {
    return new MessageType("fanc", columns.stream().map(ParquetTable::field).toList());
  }

  private static Type field(Column column) {
    return switch (column.kind()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
    };
  }

  private static void write(List<Column> columns, List<Object> row, ValueWriter values) {
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.get(i);
      if (value instanceof BigInteger count) {
        values.write(columns.get(i).name(), count.min(LARGEST).longValueExact());
      } else if (value != null && !(value instanceof Double number && !Double.isFinite(number))) {
        values.write(columns.get(i).name(), value);
      }
    }
  }
}
