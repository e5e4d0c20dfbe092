package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code fanc train} is called; the trainer itself is a module of its own, absent here. */
class TrainCommandTest {
  @TempDir Path folder;

  @Test
  void recipeIsNamedWithOrWithoutItsOption() {
    Path network = folder.resolve("x.onnx");

    assertAskedForTheTrainer(InProcess.run("train", "recipe.json", "-o", network));
    assertAskedForTheTrainer(InProcess.run("train", "--recipe", "recipe.json", "-o", network));
    assertAskedForTheTrainer(InProcess.run("train", "recipe.json", "-o", network, "--fresh"));
  }

  @Test
  void recipeIsNamedOnceAndNotTwice() {
    Path network = folder.resolve("x.onnx");

    assertThat(InProcess.run("train", "-o", network).status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(InProcess.run("train", "a.json", "--recipe", "b.json", "-o", network).status())
        .isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(InProcess.run("train", "recipe.json").err()).contains("--out");
  }

  @Test
  void placeThatCanNotBeWrittenIsNamed() {
    InProcess run = InProcess.run("train", "r.json", "-o", folder.resolve("nowhere/x.onnx"));

    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("nowhere").contains("folder does not exist");
  }

  private static void assertAskedForTheTrainer(InProcess run) {
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("the trainer is not installed");
  }
}
