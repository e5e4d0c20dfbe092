package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for counterexamples as {@code fanc verify} offers it. */
class AttackOptionsTest {
  @TempDir private Path folder;

  private InProcess verify(Object... more) throws IOException {
    Workspace workspace = new Workspace(folder);
    Object[] arguments = {
      "verify",
      "--network",
      workspace.file("fragile.onnx"),
      "--property",
      workspace.file("patch.json"),
      "--method",
      "deepz"
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return InProcess.run(all);
  }

  @Test
  void withoutASearchNothingIsViolated() throws IOException {
    assertThat(verify("--attack", "0").status()).isEqualTo(2);
  }

  @Test
  void aSearchWithASeedFinds() throws IOException {
    assertThat(verify("--attack", "2", "--seed", "7").status()).isEqualTo(1);
  }

  @Test
  void timeIsNotNegative() throws IOException {
    InProcess wrong = verify("--attack", "-1");
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err()).contains("--attack must be");
  }
}
