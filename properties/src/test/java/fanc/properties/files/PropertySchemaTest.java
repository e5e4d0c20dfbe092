package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.properties.ReferenceFolder;
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
  void instancesInTheRepositoryAreValid() throws Exception {
    for (Path file : instances()) {
      assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
          .as("%s", file)
          .isEmpty();
    }
    assertThat(instances()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void instancesOnOwnImagesAreReadable() throws Exception {
    readable(false);
  }

  @Test
  void instancesOnReferenceImagesAreReadable() throws Exception {
    assertThat(ReferenceFolder.file("MANIFEST.csv")).isNotEmptyFile();
    readable(true);
  }

  private static void readable(boolean onReferenceData) throws Exception {
    int count = 0;
    for (Path file : instances()) {
      if (Files.readString(file).contains("${FANC_REFERENCE}") == onReferenceData) {
        Property property = PropertyFile.read(file);
        assertThat(file.getFileName()).hasToString(property.name() + ".json");
        count++;
      }
    }
    assertThat(count).isPositive();
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
