package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is interrupted leaves neither reports nor a baseline. */
class GateIT {
  @TempDir Path folder;

  @Test
  void interruptionIsStatus130AndLeavesNothing() throws Exception {
    Signals.assumeInterruptions();
    Workspace workspace = new Workspace(folder);
    // Of blurred.onnx nothing is proved, and there is no counterexample to find.
    workspace.write(
        "gate.json",
        "{\"$schema\": \"gate-1.json\", \"children\": [\"robust.onnx\", \"blurred.onnx\"],"
            + " \"properties\": [\"patch.json\"], \"baseline\": \"baseline.json\"}");
    List<String> before = workspace.names();
    Process process =
        Packaged.command(
                "gate",
                "gate.json",
                "--accept",
                "--method",
                "deepz",
                "--attack",
                "100",
                "--junit",
                "gate.xml",
                "--sarif",
                "gate.sarif",
                "--markdown",
                "gate.md")
            .directory(folder.toFile())
            .start();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      String line = err.readLine();
      while (line != null && !line.contains("robust.onnx  2 images")) {
        line = err.readLine();
      }
      assertThat(line).as("it began").isNotNull();
      Signals.interrupt(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(Signals.INTERRUPTED);
    assertThat(workspace.names()).isEqualTo(before);
  }
}
