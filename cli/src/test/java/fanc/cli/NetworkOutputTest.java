package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.AttributeProto.AttributeType;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a Softmax at the end, and with several outputs. */
class NetworkOutputTest {
  @TempDir private Path folder;
  private Workspace files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new Workspace(folder);
    for (String name : new String[] {"robust", "fragile"}) {
      ModelProto.Builder model = model(name);
      String logits = model.getGraph().getOutput(0).getName();
      GraphProto.Builder graph = model.getGraphBuilder();
      graph.addNode(
          NodeProto.newBuilder()
              .setOpType("Softmax")
              .setName("last")
              .addInput(logits)
              .addOutput("probabilities")
              .addAttribute(
                  AttributeProto.newBuilder().setName("axis").setType(AttributeType.INT).setI(1)));
      ValueInfoProto old = graph.getOutput(0);
      graph.setOutput(0, old.toBuilder().setName("probabilities"));
      Files.write(files.file(name + "-softmax.onnx"), model.build().toByteArray());
      graph.addOutput(old.toBuilder().setName("logits"));
      graph.addNode(
          NodeProto.newBuilder().setOpType("Identity").addInput(logits).addOutput("logits"));
      Files.write(files.file(name + "-two.onnx"), model.build().toByteArray());
    }
  }

  private ModelProto.Builder model(String name) throws IOException {
    return ModelProto.parseFrom(Files.readAllBytes(files.file(name + ".onnx"))).toBuilder();
  }

  private InProcess verify(String network, Path property, Object... more) {
    Object[] arguments = new Object[more.length + 7];
    Object[] first = {
      "verify", "--network", files.file(network), "--property", property, "--method", "deepz"
    };
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return InProcess.run(arguments);
  }

  @Test
  void aLabelClaimIsDecidedBeforeTheSoftmax() {
    InProcess robust = verify("robust-softmax.onnx", files.file("patch.json"));
    assertThat(robust.status()).isEqualTo(ExitStatus.OK);
    assertThat(robust.err())
        .contains("Softmax axis 1 (node 'last') at the end is left out: margins and bounds are of");
    assertThat(verify("fragile-softmax.onnx", files.file("patch.json")).status())
        .isEqualTo(ExitStatus.VIOLATED);
  }

  private Path query(String unsafe) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Workspace.PIXELS; i++) {
      text.append("(declare-const X_").append(i).append(" Real)\n");
      text.append("(assert (>= X_").append(i).append(" 0))\n");
      text.append("(assert (<= X_").append(i).append(i < 4 ? " 1))\n" : " 0))\n");
    }
    text.append("(declare-const Y_0 Real)\n(declare-const Y_1 Real)\n");
    return files.write("query.vnnlib", text + "(assert " + unsafe + ")\n");
  }

  @Test
  void aClaimThatComparesOutputsIsDecidedAndShownWithTheOutputsOfTheFile() throws IOException {
    Path query = query("(<= Y_0 Y_1)");
    assertThat(verify("robust-softmax.onnx", query).status()).isEqualTo(ExitStatus.OK);
    InProcess violated =
        InProcess.run("verify", query, "--network", files.file("fragile-softmax.onnx"));
    assertThat(violated.out()).startsWith("sat\n");
    double first =
        Double.parseDouble(violated.out().replaceAll("(?s).*\\(Y_0 ([^)\\s]+)\\).*", "$1"));
    double second =
        Double.parseDouble(violated.out().replaceAll("(?s).*\\(Y_1 ([^)\\s]+)\\).*", "$1"));
    assertThat(first + second).isBetween(1 - 1e-12, 1 + 1e-12);
    assertThat(first).isBetween(0.0, second);
  }

  @Test
  void aClaimAboutValuesIsRefused() throws IOException {
    for (String unsafe :
        new String[] {
          "(<= Y_0 0.5)", "(<= Y_0 (+ Y_1 0.25))", "(<= (* 0.1 Y_0) (* 0.10000000000000000001 Y_1))"
        }) {
      InProcess refused = verify("robust-softmax.onnx", query(unsafe));
      assertThat(refused.status()).as(unsafe).isEqualTo(ExitStatus.BAD_INPUT);
      assertThat(refused.err())
          .contains("the network ends in Softmax axis 1 (node 'last'), which is left out, so only");
    }
  }

  @Test
  void oneOfSeveralOutputsIsChosenByName() throws IOException {
    Path property = files.file("patch.json");
    InProcess none = verify("robust-two.onnx", property);
    assertThat(none.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(none.err())
        .contains("the graph has 2 outputs: probabilities, logits; choose one with --output NAME");
    assertThat(verify("robust-two.onnx", property, "--output", "logits").status())
        .isEqualTo(ExitStatus.OK);
    assertThat(verify("robust-two.onnx", query("(<= Y_0 -9)"), "--output", "logits").status())
        .isEqualTo(ExitStatus.OK);
    Path record = files.file("record.json");
    verify("robust-two.onnx", property, "--output", "logits", "--out", record);
    assertThat(ResultFile.readVerification(record).network().output()).isEqualTo("logits");
    assertThat(ResultFile.readVerification(record).network().leftOut()).isNull();
    verify("robust-two.onnx", property, "--output", "probabilities", "--out", record);
    assertThat(ResultFile.readVerification(record).network().leftOut())
        .isEqualTo("Softmax axis 1 (node 'last')");
    assertThat(verify("robust-two.onnx", property, "--output", "loss").err())
        .contains("the graph has no output 'loss'; its outputs are probabilities, logits");
  }
}
