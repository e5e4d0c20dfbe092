package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Method auto on the command line: prove a parent, verify children with its record. */
class LadderMethodTest {
  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private InProcess prove(String network) {
    return InProcess.run(
        "prove",
        "--network",
        workspace.file(network),
        "--property",
        workspace.file("patch.json"),
        "--store",
        workspace.file("store"));
  }

  private InProcess verify(String network, String... more) {
    Object[] words = {
      "verify",
      "--network",
      workspace.file(network),
      "--property",
      workspace.file("patch.json"),
      "--store",
      workspace.file("store"),
      "--out",
      workspace.file("r.json"),
      "--threads",
      1
    };
    return InProcess.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(workspace.file("r.json").toFile());
  }

  private static int regions(JsonNode image, String rung) {
    return image.path("rungs").path(rung).path("regions").asInt();
  }

  @Test
  void aChildIsVerifiedByWhatIsRecordedOfItsParent() throws IOException {
    assertThat(prove("robust.onnx").status()).isEqualTo(0);
    workspace.network(
        "child.onnx",
        Workspace.PIXELS,
        .0625f * 1.015625,
        0,
        new double[][] {{-1, 1}, {0, 0}},
        1,
        0);

    InProcess run = verify("child.onnx");

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("98/98 regions");
    JsonNode result = result();
    assertThat(result.path("method").asText()).isEqualTo("auto");
    assertThat(result.path("proof").isNull()).isFalse();
    for (JsonNode image : result.path("images")) {
      int settled = 0;
      for (JsonNode rung : image.path("rungs")) {
        settled += rung.path("regions").asInt();
      }
      assertThat(settled).isEqualTo(Workspace.POSITIONS);
    }
    JsonNode first = result.path("images").path(0);
    // Which of the two is cheaper on so small a network is a question of time.
    assertThat(regions(first, "drift") + regions(first, "group")).isEqualTo(Workspace.POSITIONS);
    assertThat(first.path("worstMargin").asDouble()).isBetween(.48, .5);
  }

  @Test
  void aFineTunedChildIsVerifiedByItsParentsProof() throws Exception {
    assertThat(prove("robust.onnx").status()).isEqualTo(0);
    // Trained on: every layer that can differ does, and no lineage says whose child it is.
    double[][] second = {{-1.03125, 1.015625}, {-.015625, .03125}};
    workspace.network(
        "tuned.onnx", Workspace.PIXELS, .0615234375, .0078125, second, 1.0078125, -.0078125);

    InProcess run = verify("tuned.onnx");

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("98/98 regions");
    assertThat(result().path("proof").path("parentSha256").asText())
        .isEqualTo(OnnxModel.read(workspace.file("robust.onnx")).sha256());
    InProcess why =
        InProcess.run(
            "explain",
            "--network",
            workspace.file("tuned.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--store",
            workspace.file("store"),
            "--image",
            0);
    assertThat(why.out()).as(why.err()).contains("which settles 49 regions");
  }

  @Test
  void aViolationOfAChildIsFoundWhateverTheParentDoes() {
    assertThat(prove("robust.onnx").status()).isEqualTo(0);

    InProcess run = verify("fragile.onnx");

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("violated");
  }

  @Test
  void oneRegionAloneIsDecidedFromScratchWithTheReason() throws IOException {
    assertThat(prove("robust.onnx").status()).isEqualTo(0);

    InProcess run = verify("robust.onnx", "--region", "0,0");

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.err()).contains("the proof is about 49 regions, the claim about 1");
    assertThat(result().path("images").path(0).path("rungs").has("drift")).isFalse();
  }

  @Test
  void withoutAProofItIsAsFromScratch() throws IOException {
    InProcess run = verify("blurred.onnx");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("from scratch: no proof of this property");
    assertThat(result().path("images").path(0).path("rungs").path("scratch").has("steps")).isTrue();
  }
}
