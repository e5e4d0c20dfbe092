package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  @TempDir private Path folder;
  private Workspace files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new Workspace(folder);
  }

  @Test
  void aSupportedFileIsShownWithItsOpsAndCuts() {
    InProcess run = InProcess.run("inspect", files.file("blurred.onnx"));
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("supported    yes\n", "opset        13\n", "producer     fanc\n")
        .contains("input        x [1x64]\n", "output       y [1x2]\n", "parameters   142\n")
        .containsPattern("  1 \\| z +Affine \\(Gemm\\) +\\[1x2\\] +130\n")
        .containsPattern("  2 \\| h +Relu \\(Relu\\) +\\[1x2\\]\n");
  }

  @Test
  void stableNeuronsAreCountedOverTheRegionOfAProperty() {
    InProcess run =
        InProcess.run(
            "inspect",
            files.file("blurred.onnx"),
            "--property",
            files.file("patch.json"),
            "--region",
            "0,0");
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    // relu(s - 2) for s in [0, 4].
    assertThat(run.out())
        .contains("patch.json: fits\n", "image 0, label 0, predicted 0, margin 0.500000\n")
        .containsPattern(" h +Relu +0 +0 +2\n");
  }

  @Test
  void aPropertyOfAnotherSizeDoesNotFit() throws IOException {
    files.network("small.onnx", 4, 1, 0, new double[][] {{1, 0}, {0, 1}}, 0, 0);
    InProcess run =
        InProcess.run("inspect", files.file("small.onnx"), "--property", files.file("patch.json"));
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("the property has 64 inputs, the network 4");
  }

  @Test
  void everyOperatorThatIsNotSupportedIsListed() throws IOException {
    ModelProto.Builder model =
        ModelProto.parseFrom(Files.readAllBytes(files.file("robust.onnx"))).toBuilder();
    GraphProto.Builder graph = model.getGraphBuilder();
    String last = graph.getOutput(0).getName();
    graph.addNode(
        NodeProto.newBuilder().setOpType("Einsum").setName("e").addInput(last).addOutput("a"));
    graph.addNode(
        NodeProto.newBuilder().setOpType("LSTM").setName("l").addInput("a").addOutput("b"));
    graph.getOutputBuilder(0).setName("b");
    Path file = Files.write(files.file("odd.onnx"), model.build().toByteArray());
    InProcess run = InProcess.run("inspect", file);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.out())
        .contains("supported    no\n")
        .contains("operator 'Einsum' (node 'e') is not supported\n")
        .contains("operator 'LSTM' (node 'l'): not supported: recurrent layers");
    assertThat(run.err()).contains("odd.onnx: not supported, for the reasons listed");
  }
}
