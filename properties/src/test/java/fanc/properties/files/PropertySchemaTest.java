package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published schema and the reader agree on what a property is. */
class PropertySchemaTest {
  private final JsonSchema schema = schema();

  @Test
  void schemaAcceptsEveryGoodExample() {
    for (Map.Entry<String, String> good : PropertyExamples.good().entrySet()) {
      assertThat(schema.validate(good.getValue(), InputFormat.JSON)).as(good.getKey()).isEmpty();
    }
  }

  @Test
  void schemaRefusesEveryBadExample() throws Exception {
    for (Map.Entry<String, String> bad : PropertyExamples.bad().entrySet()) {
      assertThat(schema.validate(bad.getValue(), InputFormat.JSON)).as(bad.getKey()).isNotEmpty();
    }
  }

  @Test
  void instancesInTheRepositoryAreValidAndReadable() throws Exception {
    for (Path file : instances()) {
      assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
          .as("%s", file)
          .isEmpty();
      Property property = PropertyFile.read(file);
      assertThat(file.getFileName()).hasToString(property.name() + ".json");
    }
    assertThat(instances()).hasSizeGreaterThanOrEqualTo(5);
  }

  private static List<Path> instances() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of(System.getProperty("fanc.root"), "properties", "instances"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static JsonSchema schema() {
    try (InputStream text =
        PropertyFile.class.getResourceAsStream("/fanc/properties/property-1.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
