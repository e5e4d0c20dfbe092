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

  private JsonNode scratchOfFirstImage() throws IOException {
    return new ObjectMapper()
        .readTree(workspace.file("r.json").toFile())
        .path("images")
        .path(0)
        .path("rungs")
        .path("scratch");
  }

  @Test
  void theStepThatSettledARegionIsCounted() throws IOException {
    InProcess run = verify("robust.onnx", "scratch");

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("98/98 regions", "settled by box 98, deepz 0, product 0");
    JsonNode rung = scratchOfFirstImage();
    assertThat(rung.path("regions").asInt()).isEqualTo(49);
    JsonNode steps = rung.path("steps");
    assertThat(steps.findValuesAsText("method")).containsExactly("box", "deepz", "product");
    assertThat(steps.findValuesAsText("regions")).containsExactly("49", "0", "0");
    assertThat(steps.path(0).path("seconds").asDouble()).isPositive();
    assertThat(steps.path(1).path("seconds").asDouble()).isZero();
  }

  /** y0 - y1 = 1/2 + relu(s - 2) - relu(s - 2): boxes lose that both are the same, deepz less. */
  @Test
  void whatNoStepProvesIsUnknown() throws IOException {
    InProcess run = verify("blurred.onnx", "scratch");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("settled by box 0, deepz 0, product 0");
    assertThat(scratchOfFirstImage().path("steps").path(2).path("seconds").asDouble()).isPositive();
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
    assertThat(scratchOfFirstImage().has("steps")).isFalse();
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
      JsonNode box = row.path("rungs").path("scratch").path("steps").path(0);
      assertThat(box.path("regions")).isEqualTo(row.path("counts").path("verified"));
    }
  }
}
