package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cascade of box, deepz and product on the command line. */
class ScratchMethodTest {
  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private InProcess verify(String network, String method) {
    return InProcess.run(
        "verify",
        "--network",
        workspace.file(network),
        "--property",
        workspace.file("patch.json"),
        "--method",
        method,
        "--out",
        workspace.file("r.json"));
  }

  private JsonNode rungsOfFirstImage() throws IOException {
    return new ObjectMapper()
        .readTree(workspace.file("r.json").toFile())
        .path("images")
        .path(0)
        .path("rungs");
  }

  /** Whether a group settles a region or the region itself does is a question of time. */
  @Test
  void everyRegionIsSettledByOneRung() throws IOException {
    InProcess run = verify("robust.onnx", "scratch");

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("98/98 regions");
    int settled = 0;
    for (JsonNode rung : rungsOfFirstImage()) {
      settled += rung.path("regions").asInt();
      int steps = 0;
      for (JsonNode step : rung.path("steps")) {
        steps += step.path("regions").asInt();
      }
      assertThat(rung.has("steps")).isEqualTo(steps > 0);
      assertThat(steps).isIn(0, rung.path("regions").asInt());
    }
    assertThat(settled).isEqualTo(49);
  }

  /** y0 - y1 = 1/2 + relu(s - 2) - relu(s - 2): boxes lose that both are the same, deepz less. */
  @Test
  void whatNoStepProvesIsUnknown() throws IOException {
    InProcess run = verify("blurred.onnx", "scratch");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("box 0, deepz 0, product 0, crown 0");
    JsonNode steps = rungsOfFirstImage().path("scratch").path("steps");
    assertThat(steps.findValuesAsText("method"))
        .containsExactly("box", "deepz", "product", "crown");
    assertThat(steps.findValuesAsText("regions")).containsExactly("0", "0", "0", "0");
    assertThat(steps.path(2).path("seconds").asDouble()).isPositive();
  }

  @Test
  void aViolationIsFoundAsByOtherMethods() {
    InProcess run = verify("fragile.onnx", "scratch");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("violated");
  }

  @Test
  void oneMethodHasNoSteps() throws IOException {
    assertThat(verify("robust.onnx", "deepz").out()).doesNotContain("settled by");
    assertThat(rungsOfFirstImage().path("scratch").has("steps")).isFalse();
  }

  @Test
  void proveRefusesItBecauseItUsesNoProof() {
    InProcess run =
        InProcess.run(
            "prove",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--method",
            "scratch",
            "--store",
            workspace.file("store"));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("--method scratch uses no proof; choose auto");
  }

  @Test
  void benchMeasuresItAndTakesItAsABaseline() throws IOException {
    new BenchFiles(workspace);
    workspace.write(
        "bench.json", BenchFiles.benchmark("\"scratch\", \"deepz\", \"fanc\"", "scratch", 1));
    InProcess run =
        InProcess.run("bench", workspace.file("bench.json"), "--runs", workspace.file("runs"));

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    try (var runs = Files.list(workspace.file("runs"))) {
      Path summary = runs.findFirst().orElseThrow().resolve("summary.json");
      JsonNode row = new ObjectMapper().readTree(summary.toFile()).path("rows").path(0);
      assertThat(row.path("method").asText()).isEqualTo("scratch");
      int settled = 0;
      for (JsonNode rung : row.path("rungs")) {
        settled += rung.path("regions").asInt();
      }
      assertThat(settled).isEqualTo(row.path("counts").path("verified").asInt());
    }
  }
}
