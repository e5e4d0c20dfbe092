package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows first, on its own parent and fewer images. */
class DemoIT {
  @TempDir Path folder;

  @Test
  void provesTheParentOfTheReadmeAndThreeChildren() throws Exception {
    Packaged run = Packaged.run(folder, "demo", "--images", "0..1", "--runs", "runs");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("float16", "int8", "prune50", "Geometric mean", "settled by transfer");
    assertThat(run.out())
        .contains("comparison.json --html report.html", "./fanc gate", "./fanc init");
    Path json;
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      json = files.filter(f -> f.endsWith("comparison.json")).findFirst().orElseThrow();
    }
    assertThat(Files.readString(json)).contains("mnist-4x200.onnx");
    assertThat(json.resolveSibling("comparison.md")).exists();
  }
}
