package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours are for people at a terminal, and never change a word. */
class ColoursTest {
  private static final String IMAGE = "image 3     violated  7/9 regions  (unknown)";
  private static final String TOTAL = "3 images: 2 verified, 1 violated, 0 unknown, 0 timed out";

  @TempDir private Path folder;

  private static boolean shown(String argument, boolean terminal, Map<String, String> environment) {
    return Colours.of(List.of("verify", argument), terminal, environment).shown();
  }

  @Test
  void aTerminalDecidesUnlessTheUserDoes() {
    assertThat(shown("--quiet", true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(shown("--quiet", false, Map.of())).isFalse();
    assertThat(shown("--quiet", true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(shown("--quiet", true, Map.of("NO_COLOR", ""))).isTrue();
    assertThat(shown("--quiet", true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(shown("--color=never", true, Map.of())).isFalse();
    assertThat(shown("--color=always", false, Map.of("NO_COLOR", "1"))).isTrue();
    assertThat(Colours.of(List.of("verify", "--color", "always"), false, Map.of()).shown())
        .isTrue();
  }

  @Test
  void verdictsAreColouredAndNothingElse() {
    Colours colours = new Colours(true);
    assertThat(colours.verdicts(IMAGE))
        .matches("image 3     \u001b\\[.*violated\u001b\\[.*m  7/9 regions  \\(unknown\\)");
    assertThat(colours.verdicts(TOTAL)).contains("2 \u001b[32mverified", " 0 unknown, 0 timed out");
    for (String line : List.of(IMAGE, TOTAL, "settled by group 3")) {
      assertThat(colours.verdicts(line).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(line);
      assertThat(new Colours(false).verdicts(line)).isEqualTo(line);
    }
  }

  @Test
  void everyCommandTakesTheOption() throws Exception {
    Workspace files = new Workspace(folder);
    InProcess run = InProcess.run("inspect", files.file("robust.onnx"), "--color", "never");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(InProcess.run("inspect", files.file("robust.onnx"), "--color", "nevr").err())
        .contains("the closest known one is 'never'");
  }
}
