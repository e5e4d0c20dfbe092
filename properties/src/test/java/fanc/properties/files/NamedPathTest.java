package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import fanc.properties.ReferenceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedPathTest {
  private static final Path FOLDER = Path.of("/some/folder");
  @TempDir Path reference;

  @Test
  void plainPathsBeginInTheFolderOfTheFileThatNamesThem() throws PropertyFormatException {
    assertThat(NamedPath.resolve(FOLDER, "../x.csv", Map.of()))
        .isEqualTo(Path.of("/some/folder/../x.csv"));
    assertThat(NamedPath.resolve(FOLDER, "/x.csv", Map.of())).isEqualTo(Path.of("/x.csv"));
  }

  @Test
  void referenceFilesLieWhereTheEnvironmentSays() throws PropertyFormatException {
    Map<String, String> environment = Map.of("FANC_REFERENCE", reference.toString());
    assertThat(NamedPath.resolve(FOLDER, "${FANC_REFERENCE}/fanc/x.csv", environment))
        .isEqualTo(reference.resolve("fanc/x.csv"));
  }

  @Test
  void whatStandsForNoFolderIsRefused() {
    for (Map<String, String> environment :
        List.of(Map.<String, String>of(), Map.of("FANC_REFERENCE", " "))) {
      assertThatThrownBy(() -> NamedPath.resolve(FOLDER, "${FANC_REFERENCE}/x.csv", environment))
          .isInstanceOf(PropertyFormatException.class)
          .hasMessageContainingAll("${FANC_REFERENCE}/x.csv", "not set");
    }
    assertThatThrownBy(() -> NamedPath.resolve(FOLDER, "${HOME}/x.csv", Map.of("HOME", "/home")))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContainingAll("${HOME}/x.csv", "${FANC_REFERENCE}/");
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    String missing = reference.resolve("none").toString();
    assertThatThrownBy(
            () ->
                NamedPath.resolve(
                    FOLDER, "${FANC_REFERENCE}/x.csv", Map.of("FANC_REFERENCE", missing)))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContainingAll("FANC_REFERENCE names " + missing, "there is no folder");
  }

  @Test
  void propertyNamesItsImagesSo() throws Exception {
    ReferenceFolder.file("fanc/mnist_test.csv");
    Path file = reference.resolve("property.json");
    String json = PropertyExamples.patchWith("images.csv", "${FANC_REFERENCE}/fanc/mnist_test.csv");
    assertThat(PropertyFile.read(Files.writeString(file, json)).cases()).hasSize(2);
  }

  @Test
  void propertyRefusesAnotherVariableByItsKey() throws Exception {
    Path file = reference.resolve("property.json");
    Files.writeString(file, PropertyExamples.patchWith("images.csv", "${HOME}/images.csv"));
    assertThatThrownBy(() -> PropertyFile.read(file))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageStartingWith(file + ": inputs.images: path '${HOME}/images.csv'");
  }
}
