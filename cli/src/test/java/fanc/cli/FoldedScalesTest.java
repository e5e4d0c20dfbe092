package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OnnxWriter;
import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child whose batch normalisation is folded, or no longer is, uses the proof of its parent. */
class FoldedScalesTest {
  /** What the normalisation multiplies by and adds: no powers of two. */
  private static final float SCALE = 0.3f;

  private static final float SHIFT = -0.7f;

  /** Choices of 32 of 64 pixels. */
  private static final String COUNT = "1832624140942590534";

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
    workspace.write(
        "all.json",
        Workspace.patch("\"0\"", "")
            .replace(
                "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", ",
                "{\"kind\": \"l0\", \"pixels\": 32, \"select\": \"all\", "));
    float weight = 0.0078f / SCALE;
    float bias = 0.71f / SCALE;
    write("unfolded.onnx", weight, bias, true);
    write("folded.onnx", weight * SCALE, bias * SCALE + SHIFT, false);
  }

  /** Writes a network as {@link Workspace} does, with a scale behind the first layer or without. */
  private void write(String name, float weight, float bias, boolean scaled) throws IOException {
    double[] first = new double[Workspace.PIXELS * 2];
    Arrays.fill(first, weight);
    Tensor wide = Tensor.of(Shape.of(Workspace.PIXELS, 2), first);
    List<Op> ops = new ArrayList<>(List.of(Affine.exact(wide, Tensor.vector(bias, bias))));
    if (scaled) {
      ops.add(Scale.exact(Tensor.vector(SCALE, SCALE), Tensor.vector(SHIFT, SHIFT)));
    }
    Tensor last = Tensor.of(Shape.of(2, 2), new double[] {-1, 1, 0, 0});
    ops.addAll(List.of(new Relu(), Affine.exact(last, Tensor.vector(1, 0))));
    List<Step> steps = new ArrayList<>();
    for (Op op : ops) {
      steps.add(new Step(op, List.of(steps.size()), "v" + steps.size(), "", Shape.of(1, 2)));
    }
    OnnxWriter.of(new Network("x", Shape.of(1, Workspace.PIXELS), steps))
        .write(workspace.file(name));
  }

  private InProcess run(String command, String network, String property, Object... more) {
    Object[] words = {
      command,
      "--network",
      workspace.file(network),
      "--property",
      workspace.file(property),
      "--store",
      workspace.file("store"),
    };
    return InProcess.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  /** Returns how many regions the parent's record settled. */
  private String drift(String parent, String child, String property, String regions)
      throws IOException {
    InProcess proved = run("prove", parent, property);
    assertThat(proved.status()).as(proved.err()).isEqualTo(ExitStatus.OK);
    Path out = workspace.file("r.json");
    InProcess verified = run("verify", child, property, "--out", out);
    assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.OK);
    assertThat(verified.err()).contains("folded otherwise than in its parent");
    VerificationResult record = ResultFile.readVerification(out);
    assertThat(record.network().sha256()).isEqualTo(sha256(child));
    assertThat(record.proof().parentSha256()).isEqualTo(sha256(parent));
    JsonNode image = new ObjectMapper().readTree(Files.readString(out)).path("images").get(0);
    assertThat(image.path("regionsVerified").bigIntegerValue().toString()).isEqualTo(regions);
    return image.path("rungs").path("drift").path("regions").bigIntegerValue().toString();
  }

  private String sha256(String network) throws IOException {
    try {
      return OnnxModel.read(workspace.file(network)).sha256();
    } catch (NetworkFormatException e) {
      throw new IOException(e);
    }
  }

  /** Which rungs settle so few regions depends on the clock. */
  @Test
  void childWithFoldedScalesIsDecidedWithItsParentsRecord() throws IOException {
    drift("unfolded.onnx", "folded.onnx", "patch.json", "" + Workspace.POSITIONS);
  }

  @Test
  void childWithoutFoldedScalesIsDecidedWithItsParentsRecord() throws IOException {
    drift("folded.onnx", "unfolded.onnx", "patch.json", "" + Workspace.POSITIONS);
  }

  @Test
  void familiesAsSetsAreCarriedOverToo() throws IOException {
    assertThat(drift("unfolded.onnx", "folded.onnx", "all.json", COUNT)).isEqualTo(COUNT);
  }

  @Test
  void familiesAsSetsAreCarriedOverToAChildWithMoreScales() throws IOException {
    assertThat(drift("folded.onnx", "unfolded.onnx", "all.json", COUNT)).isEqualTo(COUNT);
  }

  @Test
  void layersOfSuchAChildAreExplained() {
    assertThat(run("prove", "folded.onnx", "patch.json").status()).isEqualTo(ExitStatus.OK);
    InProcess explained = run("explain", "unfolded.onnx", "patch.json", "--image", "0");
    assertThat(explained.status()).as(explained.err()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void templatesNeedTheParentsOwnValues() {
    assertThat(run("prove", "folded.onnx", "patch.json", "--preset", "join").status())
        .isEqualTo(ExitStatus.OK);
    InProcess verified = run("verify", "unfolded.onnx", "patch.json", "--method", "fanc");
    assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.OK);
    assertThat(verified.err()).contains("from scratch: templates of the parent");
  }

  @Test
  void templatesAreUsedWhereTheParentHasAllValues() {
    assertThat(run("prove", "unfolded.onnx", "patch.json", "--preset", "join").status())
        .isEqualTo(ExitStatus.OK);
    InProcess verified = run("verify", "folded.onnx", "patch.json", "--method", "fanc");
    assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.OK);
    assertThat(verified.err()).doesNotContain("from scratch");
  }
}
