package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedImagesTest {
  @TempDir private Path folder;

  @Test
  void imagesThatTheParentWasNeverAskedAboutAreNotSkipped() throws IOException {
    Workspace workspace = new Workspace(folder);
    String text = Workspace.patch("\"0..2\"", "").replace("true", "\"parent\"");
    Path property = workspace.write("parent.json", text);
    Path network = workspace.file("robust.onnx");
    Path store = workspace.file("store");
    InProcess.run(
        "prove", "--network", network, "--property", property, "--image", 0, "--store", store);

    InProcess run =
        InProcess.run("verify", "--network", network, "--property", property, "--store", store);

    assertThat(run.out()).contains("2 images: 2 verified").contains("1 skipped (misclassified)");
  }
}
