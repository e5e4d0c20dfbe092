package fanc.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.export.Column.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  @TempDir Path folder;

  @Test
  void valuesAreQuotedWhereTheyMustBeAndNumbersReadBack() throws IOException {
    List<Column> columns =
        List.of(
            new Column("a text", Kind.TEXT),
            new Column("count", Kind.WHOLE),
            new Column("number, real", Kind.REAL),
            new Column("true", Kind.TRUTH));
    List<Object> first = Arrays.asList("plain", new BigInteger("99999999999999999999"), 0.1, true);
    List<Object> second = Arrays.asList("a \"b\", c", null, -1.5e-300, false);
    List<Object> third = Arrays.asList("two\nlines \u00e9", BigInteger.ZERO, Double.NaN, null);
    Path file = folder.resolve("t.csv");
    new Csv().write(new Table(columns, () -> Stream.of(first, second, third)), file);
    assertThat(Files.readString(file))
        .isEqualTo(
            String.join(
                "\r\n",
                "a text,count,\"number, real\",true",
                "plain,99999999999999999999,0.1,true",
                "\"a \"\"b\"\", c\",,-1.5E-300,false",
                "\"two\nlines \u00e9\",0,,",
                ""));
  }
}
