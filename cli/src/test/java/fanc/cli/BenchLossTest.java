package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.networks.onnx.OutputChoice;
import fanc.results.BenchmarkCell;
import fanc.results.CellLog;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A benchmark watches that no method loses a region that one of its own steps proves. */
class BenchLossTest {
  @TempDir Path folder;
  private Workspace workspace;
  private BenchFiles files;

  @BeforeEach
  void prepare() throws IOException {
    workspace = new Workspace(folder);
    files = new BenchFiles(workspace);
  }

  @Test
  void regionThatATransferLostIsAFault() throws Exception {
    InProcess run = InProcess.run("bench", workspace.file("bench.json"), "--runs", files.runs());
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    Path file = files.folders().get(0).resolve("cells.jsonl");
    BenchPlan plan =
        BenchPlan.of(
            workspace.file("bench.json"),
            ResultFile.readBenchmark(workspace.file("bench.json")),
            new OutputChoice.Only());
    plan.requireNothingLost(cells(file));
    for (String method : List.of("fanc", "box")) {
      List<String> changed = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        ObjectNode cell = (ObjectNode) new ObjectMapper().readTree(line);
        for (JsonNode measured : cell.path("methods")) {
          if (measured.path("method").asText().equals(method)) {
            ((ObjectNode) measured).put("verified", 47);
          }
        }
        changed.add(cell.toString());
      }
      Path lost = Files.write(workspace.file(method + ".jsonl"), changed);
      ThrowingCallable check = () -> plan.requireNothingLost(cells(lost));
      if (method.equals("fanc")) {
        assertThatThrownBy(check)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(
                "child float16, patch.json, image 0: fanc lost 2 region(s) that deepz proves");
      } else {
        assertThatCode(check).as("box is weaker by nature").doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "scratch, deepz, true",
    "scratch, product, true",
    "scratch, crown, false",
    "auto, scratch, true",
    "auto, crown, false",
    "fanc, deepz, true",
    "fanc, product, false",
    "box, deepz, false"
  })
  void lossIsAFaultOnlyWhereTheOtherIsContained(String method, String other, boolean fault)
      throws Exception {
    String methods = "\"%s\", \"%s\"".formatted(method, other);
    Path two =
        Files.writeString(workspace.file("two.json"), BenchFiles.benchmark(methods, other, 1));

    List<BenchMethod> both =
        BenchPlan.of(two, ResultFile.readBenchmark(two), new OutputChoice.Only()).methods();

    assertThat(both.get(0).mustVerifyWhat(both.get(1))).isEqualTo(fault);
  }

  private static List<BenchmarkCell> cells(Path file) throws IOException {
    try (CellLog log = CellLog.open(file)) {
      return log.cells();
    }
  }
}
