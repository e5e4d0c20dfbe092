package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says where no command is given. */
class NextStepsTest {
  @TempDir private Path folder;

  @Test
  void noCommandIsBadUsageAndSaysWhatToDo() {
    InProcess run = InProcess.run();
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("fanc --help").doesNotContain("Exit codes");
    assertThat(run.err().lines().count()).isLessThan(12);
  }

  @Test
  void anEmptyFolderLeadsToTheDemo() {
    assertThat(NextSteps.in(folder)).hasSizeLessThan(12).anyMatch(l -> l.contains("fanc demo"));
  }

  @Test
  void whatLiesInTheFolderIsNamed() throws Exception {
    Files.createFile(folder.resolve("mine.onnx"));
    Files.writeString(folder.resolve("notes.json"), "{}");
    assertThat(NextSteps.in(folder)).anyMatch(l -> l.contains("fanc init --network mine.onnx"));
    Files.writeString(folder.resolve("p.json"), "{\"$schema\": \"property-1.json\"}");
    assertThat(NextSteps.in(folder))
        .hasSizeLessThan(12)
        .anyMatch(l -> l.contains("fanc prove --network mine.onnx --property p.json"));
    Files.createDirectory(folder.resolve(".fanc"));
    assertThat(NextSteps.in(folder))
        .anyMatch(l -> l.contains("fanc verify --network mine.onnx --property p.json"));
  }
}
