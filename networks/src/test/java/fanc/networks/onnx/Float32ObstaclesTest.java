package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose float32 arithmetic is bounded node by node, and those that are refused by name. */
class Float32ObstaclesTest {
  @TempDir Path folder;

  private List<String> obstacles(ModelDraft draft) throws NetworkFormatException {
    return draft.read(folder).float32Obstacles();
  }

  @Test
  void ordinaryLayersAreCovered() throws NetworkFormatException {
    ModelDraft draft =
        input(1, 1, 4, 4)
            .floats("mean", new float[] {0.1307f}, 1)
            .floats("deviation", new float[] {0.3081f}, 1)
            .weight("f", 2, 1, 3, 3)
            .weight("g", 2)
            .weight("w", 8, 3)
            .weight("b", 3)
            .node("Sub", "x mean", "a")
            .node("Div", "a deviation", "d")
            .node("Conv", "d f g", "c")
            .node("Relu", "c", "r")
            .node("Flatten", "r", "v")
            .node("MatMul", "v w", "m")
            .node("Add", "m b", "s")
            .node("LeakyRelu", "s", "l", attribute("alpha", 0.1f))
            .node("Add", "l s", "y");
    assertThat(obstacles(draft)).isEmpty();
  }

  @Test
  void whatLoweringFoldsIsRefused() throws NetworkFormatException {
    ModelDraft normalised =
        input(1, 2, 2, 2)
            .weight("s", 2)
            .weight("b", 2)
            .weight("m", 2)
            .floats("v", new float[] {1, 2}, 2)
            .node("BatchNormalization", "x s b m v", "y");
    assertThat(obstacles(normalised))
        .containsExactly(
            "operator 'BatchNormalization' (node 'n_y'): its float32 roundings are not bounded");
    ModelDraft constants =
        input(1, 2).weight("p", 2).weight("q", 2).node("Mul", "p q", "r").node("Add", "x r", "y");
    assertThat(obstacles(constants))
        .containsExactly(
            "operator 'Mul' (node 'n_r'): computes a constant, whose float32 roundings are not"
                + " bounded");
  }

  @Test
  void activationsWithoutABoundAreRefused() throws NetworkFormatException {
    for (String operator : List.of("Sigmoid", "Tanh", "Softplus", "Elu", "HardSwish", "Softmax")) {
      ModelDraft draft = input(1, 2).weight("w", 2, 2).node("Gemm", "x w", "g");
      byte[] bytes = draft.node(operator, "g", "y").bytes(14);
      assertThat(ModelDraft.read(folder, bytes).float32Obstacles())
          .singleElement()
          .asString()
          .contains("'" + operator + "'", "'n_y'");
    }
  }

  @Test
  void scaledGemmIsRefused() throws NetworkFormatException {
    for (String factor : List.of("alpha", "beta")) {
      ModelDraft draft =
          input(1, 2)
              .weight("w", 2, 2)
              .weight("c", 2)
              .node("Gemm", "x w c", "y", attribute(factor, 0.5f));
      assertThat(obstacles(draft)).singleElement().asString().contains("'" + factor + "'");
    }
  }

  /** Its bias is added behind a convolution, and not where a runtime may add it. */
  @Test
  void gemmOfSeveralRowsWithABiasIsRefused() throws NetworkFormatException {
    ModelDraft draft =
        input(1, 40000)
            .integers("rows", 200, 200)
            .weight("w", 200, 2)
            .weight("c", 2)
            .node("Reshape", "x rows", "r")
            .node("Gemm", "r w c", "y");
    assertThat(obstacles(draft)).singleElement().asString().contains("'Gemm'", "several rows");
  }

  @Test
  void divisionByWhatMayBeFlushedToZeroIsRefused() throws NetworkFormatException {
    ModelDraft draft = input(1, 2).floats("c", new float[] {1e-39f}, 1).node("Div", "x c", "y");
    assertThat(obstacles(draft)).singleElement().asString().contains("'Div'");
  }

  @Test
  void arithmeticOfAnotherTypeIsRefused() throws NetworkFormatException {
    ModelDraft draft = input(1, 2).node("Relu", "x", "y");
    draft
        .graph
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .setElemType(DataType.FLOAT16_VALUE);
    assertThat(obstacles(draft)).singleElement().asString().contains("'x'", "FLOAT16");
    assertThat(
            obstacles(input(1, 2).node("Cast", "x", "y", attribute("to", DataType.DOUBLE_VALUE))))
        .singleElement()
        .asString()
        .contains("'Cast'");
  }

  /** Nodes that the output does not need are of no concern. */
  @Test
  void whatIsNotReadIsNotRefused() throws NetworkFormatException {
    ModelDraft draft =
        input(1, 4).node("Sigmoid", "x", "aside").node("Transpose", "x", "y", list("perm", 1, 0));
    assertThat(obstacles(draft)).isEmpty();
  }
}
