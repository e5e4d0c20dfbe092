package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name :
        List.of("b.onnx", "a.onnx", "a.onnx.json", "deep/c.onnx", "deep/er/d.onnx")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  @Test
  void patternFindsItsFilesInOrder() throws IOException {
    assertThat(names("*.onnx")).containsExactly("a.onnx", "b.onnx");
    assertThat(names("a*")).containsExactly("a.onnx");
    assertThat(names("{b,a}.onnx")).containsExactly("a.onnx", "b.onnx");
    assertThat(names("*/*.onnx")).containsExactly("deep/c.onnx");
    assertThat(names("**.onnx"))
        .containsExactly("a.onnx", "b.onnx", "deep/c.onnx", "deep/er/d.onnx");
    assertThat(names("deep/*.onnx")).containsExactly("deep/c.onnx");
  }

  @Test
  void folderMeansTheNetworksInIt() throws IOException {
    assertThat(NetworkFiles.areMeantBy(folder.toString())).isTrue();
    assertThat(names("")).containsExactly("a.onnx", "b.onnx");
  }

  @Test
  void fileOfThatVeryNameIsOneNetwork() throws IOException {
    Path odd = Files.writeString(folder.resolve("a[1].onnx"), "");
    assertThat(NetworkFiles.areMeantBy(odd.toString())).isFalse();
    assertThat(NetworkFiles.areMeantBy(folder.resolve("a.onnx").toString())).isFalse();
    assertThat(NetworkFiles.areMeantBy("none.onnx")).isFalse();
  }

  @Test
  void nothingThereIsSaid() {
    assertThatThrownBy(() -> names("x*.onnx"))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("x*.onnx: no file *.onnx there");
    assertThatThrownBy(() -> names("none/*.onnx")).hasMessageContaining("there is no folder");
  }

  private List<String> names(String pattern) throws IOException {
    return NetworkFiles.of(folder + (pattern.isEmpty() ? "" : "/" + pattern)).stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }
}
