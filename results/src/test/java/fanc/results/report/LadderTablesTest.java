package fanc.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderTablesTest {
  private static Map<String, String> files(SyntheticRun run) {
    return Report.of(List.of(run.finished()), Optional.empty(), Optional.empty()).files();
  }

  @Test
  void meansAreOverNearChildrenAndTheLeastOverAll() {
    Map<String, String> files =
        files(
            new SyntheticRun("a-run")
                .withScratch()
                .add("net.onnx", "patch.json", "float16", 0, 0.1, 90, 9)
                .add("net.onnx", "patch.json", "int8-nearest-all-channel", 0, 0.4, 90, 9)
                .add("net.onnx", "patch.json", "prune90", 0, 4, 90, 9));

    // 2 s / 0.1 s and 2 s / 0.4 s; 0.8 s / 0.1 s and 0.8 s / 0.4 s; the least of prune90.
    assertThat(files.get("ladder-tables.md"))
        .contains("| 10.00 | 4.00 | 0.50 | 0.20 |")
        .contains("| 300 | 270 | 270 |");
    assertThat(files.get("ladder-tables-baseline.md"))
        .contains("| float16 | int8-nearest-all-channel | prune90 |", "| 20.00 | 5.00 | 0.50 |");
    assertThat(files.get("ladder-tables-scratch.md")).contains("| 8.00 | 2.00 | 0.20 |");
  }

  @Test
  void withoutTheBestFromScratchThereIsNothingToCompare() {
    SyntheticRun run = new SyntheticRun("a-run").add("n.onnx", "p.json", "float16", 0, 1, 90, 9);
    assertThat(files(run).keySet()).noneMatch(name -> name.startsWith("ladder-"));
  }
}
