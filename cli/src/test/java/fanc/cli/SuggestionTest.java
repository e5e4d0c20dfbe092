package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slips of the finger are answered with what was meant, anything else with nothing. */
class SuggestionTest {
  @TempDir private Path folder;

  private static String error(Object... arguments) {
    InProcess run = InProcess.run(arguments);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    return run.err();
  }

  @Test
  void commandsAndOptions() {
    assertThat(error("verfy")).contains("unknown command 'verfy'", "known one is 'verify'");
    assertThat(error("xyzzyplugh")).contains("unknown command").doesNotContain("closest");
    assertThat(error("verify", "--netwrok=x")).contains("'--netwrok=x'", "one is '--network'");
    assertThat(error("verify", "--propety", "x")).contains("known one is '--property'");
  }

  @Test
  void wordsOfAnOption() {
    assertThat(error("verify", "--method", "depz")).contains("known one is 'deepz'");
    assertThat(error("verify", "--progress", "jsn")).contains("known one is 'json'");
    assertThat(error("verify", "--progress", "quark")).doesNotContain("closest");
  }

  @Test
  void filesOfTheSameFolder() throws Exception {
    new Workspace(folder);
    Path property = folder.resolve("patch.json");
    String said =
        error("verify", "--network", folder.resolve("robst.onnx"), "--property", property);
    assertThat(said).contains("robst.onnx: no such file; the closest there is", "robust.onnx");
    String nowhere = error("inspect", folder.resolve("gone").resolve("net.onnx"));
    assertThat(nowhere).contains("no such file; there is no folder " + folder.resolve("gone"));
  }
}
