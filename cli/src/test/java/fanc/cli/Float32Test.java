package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Shape;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims about float32 arithmetic: what is verified, what is refused, and what is never said. */
class Float32Test {
  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    String real = Workspace.patch("\"0..2\"", "");
    workspace.write(
        "float32.json", real.replace("\"claim\"", "\"semantics\": \"float32\", \"claim\""));
    // h = relu(s + 2^24), y0 - y1 = 0.25: float32 adds 0.25 to h in vain.
    workspace.network("tie.onnx", 64, 1, 0x1p24, new double[][] {{1, 1}, {0, 0}}, .25, 0);
    // h = relu(s / 4 + 2^24), y0 - y1 = 0.5 - s / 4; in float32 h = 2^24, and so it is 0.5.
    workspace.network(
        "real-only.onnx", 64, .25, 0x1p24, new double[][] {{-1, 0}, {0, 0}}, 0x1p24, -.5);
  }

  private InProcess verify(String network, String property, Object... more) {
    return run("verify", network, property, more);
  }

  private InProcess run(String command, String network, String property, Object... more) {
    Object[] arguments = {
      command, "--network", workspace.file(network), "--property", workspace.file(property),
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return InProcess.run(all);
  }

  private JsonNode record() throws IOException {
    return new ObjectMapper().readTree(Files.readString(workspace.file("r.json")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"AUTO", "SCRATCH", "BOX", "DEEPZ", "DEEPZ_FOLDED", "PRODUCT"})
  void robustNetworkIsRobustInFloat32(Method method) throws IOException {
    InProcess run =
        verify(
            "robust.onnx", "float32.json", "--method", method, "--out", workspace.file("r.json"));
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("2 images: 2 verified").contains("98/98 regions");
    assertThat(run.err()).contains("float32: for any order of summation");
    assertThat(record().path("semantics").asText()).isEqualTo("float32");
    assertThat(record().path("images").path(0).path("worstMargin").asDouble())
        .isBetween(0.4999, 0.5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"CROWN", "FAMILY", "FANC", "FANC_ORIGINAL"})
  void methodsThatKnowRealNumbersAloneAreRefused(Method method) {
    InProcess run = verify("robust.onnx", "float32.json", "--method", method);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("semantics float32").contains("--method " + method);
    assertThat(run.out()).doesNotContain("verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prove", "bounds", "explain"})
  void commandsThatKnowRealNumbersAloneRefuse(String command) {
    refuses(run(command, "robust.onnx", "float32.json", "--images", "0"));
  }

  @Test
  void inspectionRefuses() {
    Path network = workspace.file("robust.onnx");
    refuses(InProcess.run("inspect", network, "--property", workspace.file("float32.json")));
  }

  @Test
  void benchmarksRefuse() throws IOException {
    workspace.write("recipe.json", BenchFiles.RECIPE);
    workspace.write(
        "bench.json",
        BenchFiles.benchmark("\"deepz\"", "deepz", 2).replace("patch.json", "float32.json"));
    refuses(InProcess.run("bench", workspace.file("bench.json"), "--runs", workspace.file("runs")));
  }

  private static void refuses(InProcess run) {
    assertThat(run.status()).as(run.out()).isEqualTo(3);
    assertThat(run.err()).contains("'semantics'").contains("real arithmetic only");
  }

  @Test
  void anotherNetworksProofIsRefused() {
    InProcess run = verify("robust.onnx", "float32.json", "--from", workspace.file("robust.onnx"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("--from");
  }

  /** A proof about real numbers in the store proves nothing here. */
  @Test
  void storeIsNotUsed() {
    Path store = workspace.file("store");
    String real = "patch.json";
    assertThat(run("prove", "tie.onnx", real, "--store", store).status()).isEqualTo(0);
    assertThat(verify("tie.onnx", real, "--store", store).status()).isEqualTo(0);
    InProcess run = verify("tie.onnx", "float32.json", "--store", store, "--attack", "0.1");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("0 verified");
  }

  @Test
  void marginThatFloat32LosesIsNotVerified() {
    InProcess real = verify("tie.onnx", "patch.json", "--method", "deepz");
    assertThat(real.status()).as(real.err()).isEqualTo(0);
    assertThat(real.out()).contains("2 verified");
    for (String method : List.of("auto", "box", "deepz", "deepz-folded", "product")) {
      InProcess run = verify("tie.onnx", "float32.json", "--method", method, "--attack", "0.1");
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).contains("2 images: 0 verified, 0 violated, 2 unknown");
    }
  }

  @Test
  void violationThatFloat32DoesNotSeeIsUnknown() {
    assertThat(verify("real-only.onnx", "patch.json").out()).contains("2 violated");
    assertThat(verify("real-only.onnx", "float32.json").out())
        .contains("2 images: 0 verified, 0 violated, 2 unknown");
  }

  @Test
  void violationOfBothIsReportedWithItsWitness() throws IOException {
    InProcess run = verify("fragile.onnx", "float32.json", "--out", workspace.file("r.json"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(record().path("images").path(0).path("witness").path("violatedIn"))
        .extracting(JsonNode::asText)
        .contains("float32");
  }

  @Test
  void networkWithoutABoundIsRefusedByName() throws IOException {
    Tensor weight = Tensor.of(Shape.of(64, 2), new double[128]);
    List<Step> steps =
        List.of(
            new Step(
                Affine.exact(weight, Tensor.vector(1, 0)), List.of(0), "g", "Gemm", Shape.of(1, 2)),
            new Step(new Sigmoid(), List.of(1), "s", "Sigmoid", Shape.of(1, 2)));
    OnnxWriter.of(new Network("x", Shape.of(1, 64), steps)).write(workspace.file("sigmoid.onnx"));
    assertThat(verify("sigmoid.onnx", "patch.json").status()).isEqualTo(0);
    InProcess run = verify("sigmoid.onnx", "float32.json");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("semantics float32")
        .contains("sigmoid.onnx: operator 'Sigmoid'")
        .contains("use \"real\"");
  }
}
