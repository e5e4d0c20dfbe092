package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  @TempDir Path folder;

  @Test
  void existingFolderIsNeverReused() throws IOException {
    Path runs = folder.resolve("results/runs");
    assertThat(RunFolder.create(runs, DAY, "demo")).isEqualTo(runs.resolve("2026-03-09-demo"));
    assertThat(RunFolder.create(runs, DAY, "demo")).isEqualTo(runs.resolve("2026-03-09-demo-2"));
    assertThat(RunFolder.create(runs, DAY, "demo"))
        .isEqualTo(runs.resolve("2026-03-09-demo-3"))
        .isEmptyDirectory();
  }

  @Test
  void nameThatLeavesTheFolderIsRefused() {
    assertThatThrownBy(() -> RunFolder.create(folder, DAY, "../demo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../demo");
    assertThatThrownBy(() -> RunFolder.create(folder, DAY, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
