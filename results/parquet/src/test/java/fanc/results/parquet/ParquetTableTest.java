package fanc.results.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import fanc.results.export.Column;
import fanc.results.export.Column.Kind;
import fanc.results.export.Table;
import fanc.results.export.TableFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read back by Parquet's own reader. */
class ParquetTableTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("child", Kind.TEXT),
          new Column("regions", Kind.WHOLE),
          new Column("margin", Kind.REAL),
          new Column("verified", Kind.TRUTH));

  @TempDir Path folder;

  private Path written(List<List<Object>> rows) throws IOException {
    Path file = folder.resolve("t.parquet");
    TableFormat format = ServiceLoader.load(TableFormat.class).findFirst().orElseThrow();
    assertThat(format.name()).isEqualTo("parquet");
    format.write(new Table(COLUMNS, rows::stream), file);
    return file;
  }

  private static List<Map<String, Object>> read(Path file) throws IOException {
    Hydrator<Map<String, Object>, Map<String, Object>, String[]> rows =
        new Hydrator<>() {
          @Override
          public Map<String, Object> start() {
            return new HashMap<>();
          }

          @Override
          public Map<String, Object> add(Map<String, Object> row, String[] field, Object value) {
            row.put(String.join(".", field), value);
            return row;
          }

          @Override
          public Map<String, Object> finish(Map<String, Object> row) {
            return row;
          }
        };
    try (Stream<Map<String, Object>> all = ParquetReader.streamContent(file.toFile(), rows)) {
      return all.toList();
    }
  }

  @Test
  void everyKindOfValueReadsBack() throws IOException {
    Path file =
        written(
            List.of(
                Arrays.asList("\u00e9, \"b\"", new BigInteger("-1"), 1.0 / 3, true),
                Arrays.asList(null, BigInteger.ONE.shiftLeft(80), Double.NaN, null)));
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    List<Map<String, Object>> rows = read(file);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("child", "\u00e9, \"b\"")
        .containsEntry("regions", -1L)
        .containsEntry("margin", 1.0 / 3)
        .containsEntry("verified", true);
    assertThat(rows.get(1))
        .containsEntry("child", null)
        .containsEntry("regions", Long.MAX_VALUE)
        .containsEntry("margin", null)
        .containsEntry("verified", null);
  }

  @Test
  void manyRowsAndNoneReadBack() throws IOException {
    int many = 100_000;
    List<List<Object>> rows =
        LongStream.range(0, many)
            .mapToObj(i -> Arrays.<Object>asList("c", BigInteger.valueOf(i), i / 7.0, i % 2 == 0))
            .toList();
    Path file = written(rows);
    assertThat(read(file).get(many - 1)).containsEntry("margin", (many - 1) / 7.0);
    assertThat(Files.size(file)).isLessThan(many * 20L);
    Files.delete(file);
    assertThat(read(written(List.of()))).isEmpty();
  }
}
