package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellLogTest {
  private static final List<BenchmarkCell> CELLS =
      List.of(Samples.cell("a \u00e9", 0, 4, 2), Samples.skipped(1), Samples.cell("b", 1, 1, 1));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("cells.jsonl");
  }

  @Test
  void cellsAreReadBackAndMoreAreAdded() throws IOException {
    try (CellLog log = CellLog.open(file)) {
      assertThat(log.cells()).isEmpty();
      log.append(CELLS.get(0));
      log.append(CELLS.get(1));
    }
    try (CellLog log = CellLog.open(file)) {
      assertThat(log.cells()).isEqualTo(CELLS.subList(0, 2));
      log.append(CELLS.get(2));
      assertThat(log.cells()).isEqualTo(CELLS);
    }
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  /** Whatever byte a kill stops the last line at, the cells before it are there and no other. */
  @Test
  void lineThatWasNotFinishedIsDropped() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    int start = (Files.readAllLines(file).get(0) + "\n").getBytes(StandardCharsets.UTF_8).length;
    int second = Files.readAllLines(file).get(1).length() + 1;
    for (int end = start; end < start + second; end++) {
      Files.write(file, Arrays.copyOf(whole, end));
      try (CellLog log = CellLog.open(file)) {
        assertThat(log.cells()).isEqualTo(CELLS.subList(0, 1));
        log.append(CELLS.get(2));
      }
      try (CellLog log = CellLog.open(file)) {
        assertThat(log.cells()).containsExactly(CELLS.get(0), CELLS.get(2));
      }
    }
  }

  @Test
  void damagedLineIsRefusedByItsNumber() throws IOException {
    write();
    Files.writeString(file, "{\"child\": 3}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> CellLog.open(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("cells.jsonl, line 4");
  }

  @Test
  void twoCanNotMeasureIntoOneFile() throws IOException {
    try (CellLog first = CellLog.open(file)) {
      assertThatThrownBy(() -> CellLog.open(file))
          .isInstanceOf(ResultFormatException.class)
          .hasMessageContaining("another process is measuring");
      first.append(CELLS.get(0));
    }
    try (CellLog second = CellLog.open(file)) {
      assertThat(second.cells()).hasSize(1);
    }
  }

  private void write() throws IOException {
    try (CellLog log = CellLog.open(file)) {
      for (BenchmarkCell cell : CELLS) {
        log.append(cell);
      }
    }
  }
}
