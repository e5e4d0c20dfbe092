package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedPathTest {
  private static final Path FOLDER = Path.of("/some/folder");

  @Test
  void plainPathsBeginInTheFolderOfTheFileThatNamesThem() throws PropertyFormatException {
    assertThat(NamedPath.resolve(FOLDER, "../x.csv", Map.of()))
        .isEqualTo(Path.of("/some/folder/../x.csv"));
    assertThat(NamedPath.resolve(FOLDER, "/x.csv", Map.of())).isEqualTo(Path.of("/x.csv"));
  }

  @Test
  void referenceFilesLieWhereTheEnvironmentSays() throws PropertyFormatException {
    Map<String, String> environment = Map.of("FANC_REFERENCE", "/reference");
    assertThat(NamedPath.resolve(FOLDER, "${FANC_REFERENCE}/fanc/x.csv", environment))
        .isEqualTo(Path.of("/reference/fanc/x.csv"));
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
}
