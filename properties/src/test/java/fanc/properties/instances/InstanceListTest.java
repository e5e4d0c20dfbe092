package fanc.properties.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceListTest {
  @TempDir Path folder;

  private List<Instance> read(String text) throws IOException, PropertyFormatException {
    return InstanceList.read(Files.writeString(folder.resolve("instances.csv"), text));
  }

  @Test
  void linesAreNetworkPropertyAndSeconds() throws Exception {
    List<Instance> instances = read("onnx/a.onnx,vnnlib/p.vnnlib,116\n./b.onnx,q.vnnlib,0.5\n");
    assertThat(instances).hasSize(2);
    assertThat(instances.get(0).network()).isEqualTo(folder.resolve("onnx/a.onnx"));
    assertThat(instances.get(0).timeoutSeconds()).hasValue(116);
    assertThat(instances.get(1).networkName()).isEqualTo("./b.onnx");
    assertThat(instances.get(1).network()).isEqualTo(folder.resolve("b.onnx"));
    assertThat(instances.get(1).line()).isEqualTo(2);
  }

  @Test
  void titlesBlankLinesWindowsEndingsQuotesAndMarksAreTolerated() throws Exception {
    List<Instance> instances =
        read("\uFEFFonnx,vnnlib,timeout\r\n\r\n \"a, b.onnx\" , \"p\"\"q.vnnlib\" , 1\r\n\r\n");
    assertThat(instances).hasSize(1);
    assertThat(instances.get(0).networkName()).isEqualTo("a, b.onnx");
    assertThat(instances.get(0).propertyName()).isEqualTo("p\"q.vnnlib");
    assertThat(instances.get(0).line()).isEqualTo(3);
  }

  @Test
  void timeMayBeLeftOut() throws Exception {
    assertThat(read("a.onnx,p.vnnlib").get(0).timeoutSeconds()).isEmpty();
  }

  @Test
  void packedPropertyStandsInForAPlainOneThatIsMissing() throws Exception {
    Instance instance = read("a.onnx,p.vnnlib,1").get(0);
    assertThat(instance.property()).isEqualTo(folder.resolve("p.vnnlib"));
    Files.createFile(folder.resolve("p.vnnlib.gz"));
    assertThat(instance.property()).isEqualTo(folder.resolve("p.vnnlib.gz"));
    Files.createFile(folder.resolve("p.vnnlib"));
    assertThat(instance.property()).isEqualTo(folder.resolve("p.vnnlib"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|no instances",
        "onnx,vnnlib,timeout|no instances",
        "a.onnx|line 1: 1 fields, expected network.onnx,property.vnnlib,seconds",
        "a.onnx,p.vnnlib,1,2|line 1: 4 fields",
        "a.onnx,,1|line 1: an empty name",
        "a.onnx,p.vnnlib,soon|line 1: time \"soon\", expected a positive number of seconds",
        "a.onnx,p.vnnlib,0|line 1: time \"0\"",
        "a.onnx,p.vnnlib,-3|line 1: time \"-3\"",
        "a.onnx,p.vnnlib,NaN|line 1: time \"NaN\"",
        "\"a.onnx,p.vnnlib,1|line 1: a quote is not closed",
        "a\"b\".onnx,p.vnnlib,1|line 1: a quote inside a field"
      })
  void malformedListsAreRefusedByLine(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("instances.csv: ")
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNoTextFileIsRefused() throws Exception {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "caf\u00e9.onnx,p,1".getBytes(StandardCharsets.ISO_8859_1));
    for (Path file : List.of(latin, folder, folder.resolve("missing.csv"))) {
      assertThatThrownBy(() -> InstanceList.read(file))
          .isInstanceOf(PropertyFormatException.class)
          .hasMessageStartingWith(file + ": ");
    }
  }

  @Test
  void fieldsThatAreWrittenReadBack() throws Exception {
    List<String> fields = List.of("a,b", "c\"d", "", " e ", "f");
    assertThat(CsvLine.fields(CsvLine.of(fields))).isEqualTo(fields);
  }
}
