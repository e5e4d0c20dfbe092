package fanc.networks.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleFileTest {
  @TempDir private Path folder;

  @Test
  void pathsStartAtTheFolderOfTheFile() throws IOException {
    Path file =
        written(
            "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 'two', "
                + "'members': ['a.onnx', 'sub/b.onnx', 'a.onnx']}");

    Ensemble ensemble = EnsembleFile.read(file);

    assertThat(ensemble.name()).isEqualTo("two");
    assertThat(ensemble.members())
        .containsExactly(
            folder.resolve("a.onnx"), folder.resolve("sub/b.onnx"), folder.resolve("a.onnx"));
  }

  @Test
  void whatIsWrittenIsReadAndFitsTheSchema() throws IOException {
    String text = EnsembleFile.toJson("of \"many\"", List.of("x.onnx", "y.onnx"));
    Path file = Files.writeString(folder.resolve("e.json"), text);

    assertThat(EnsembleFile.read(file))
        .isEqualTo(
            new Ensemble(
                "of \"many\"", List.of(folder.resolve("x.onnx"), folder.resolve("y.onnx"))));
    assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | expected a JSON object",
        "{'version': 1, 'name': 'n', 'members': ['a']} | key '$schema' is missing",
        "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 'n', 'members': ['a'], 'weights': []}"
            + " | unknown key 'weights'; known: $schema, version, name, members",
        "{'$schema': 'ensemble-2.json', 'version': 1, 'name': 'n', 'members': ['a']}"
            + " | key '$schema' is \"ensemble-2.json\", expected \"ensemble-1.json\"",
        "{'$schema': 'ensemble-1.json', 'version': 1.5, 'name': 'n', 'members': ['a']}"
            + " | key 'version' is 1.5, expected 1",
        "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 7, 'members': ['a']}"
            + " | key 'name' is 7, expected a string",
        "{'$schema': 'ensemble-1.json', 'version': 1, 'name': ' ', 'members': ['a']}"
            + " | a name must be one line that is not blank",
        "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 'n', 'members': 'a'}"
            + " | key 'members' is \"a\", expected a list of ONNX files",
        "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 'n', 'members': []}"
            + " | 0 members; an ensemble has 1 to 64",
        "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 'n', 'members': ['a', 3]}"
            + " | key 'members[1]' is 3, expected the path of an ONNX file",
        "{'$schema': 'ensemble-1.json', 'name': 'n', 'name': 'n'} | no JSON at line 1",
        "{'$schema': 'ensemble-1.json', | no JSON at line 1"
      })
  void saysWhatIsWrong(String text, String message) throws IOException {
    Path file = written(text);

    assertThatExceptionOfType(EnsembleFormatException.class)
        .isThrownBy(() -> EnsembleFile.read(file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message);
  }

  @Test
  void tooManyMembersAreCounted() throws IOException {
    String member = "'a.onnx'";
    Path file =
        written(
            "{'$schema': 'ensemble-1.json', 'version': 1, 'name': 'n', 'members': "
                + Collections.nCopies(65, member)
                + "}");

    assertThatExceptionOfType(EnsembleFormatException.class)
        .isThrownBy(() -> EnsembleFile.read(file))
        .withMessageEndingWith("65 members; an ensemble has 1 to 64");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("members.json"), text.replace('\'', '"'));
  }

  private static JsonSchema schema() throws IOException {
    Path file = Path.of(System.getProperty("fanc.root", ".."), "results/schema/ensemble-1.json");
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(file));
  }
}
