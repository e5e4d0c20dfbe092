package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are refused, each in one line that says what and where. */
class RefusalsTest {
  @TempDir Path folder;

  private String refusal(byte[] bytes) {
    NetworkFormatException e =
        catchThrowableOfType(NetworkFormatException.class, () -> ModelDraft.read(folder, bytes));
    assertThat(e).as("refused").isNotNull();
    assertThat(e.getMessage()).doesNotContain("\n").startsWith(folder.resolve("net.onnx") + ": ");
    return e.getMessage().substring(folder.resolve("net.onnx").toString().length() + 2);
  }

  private String refusal(ModelDraft draft) {
    return refusal(draft.bytes(13));
  }

  private static ModelDraft dense() {
    return input(1, 3).weight("w", 3, 4).node("Gemm", "x w", "y");
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] whole = dense().bytes(13);
    for (int length = 0; length < whole.length; length++) {
      assertThat(refusal(Arrays.copyOf(whole, length))).containsAnyOf("truncated", "graph");
    }
  }

  @Test
  void anotherKindOfFileIsRefused() {
    assertThat(refusal("label,p0,p1\n7,0,0\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("truncated or not an ONNX file; expected a complete ONNX model");
    assertThat(refusal(new byte[0]))
        .isEqualTo("not an ONNX file with a network; expected a graph with nodes");
  }

  @Test
  void aMissingFileIsAnInputOutputError() {
    assertThatThrownBy(() -> OnnxModel.read(folder.resolve("none.onnx")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileOverTheLimitIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("net.onnx"), dense().bytes(13));
    assertThatThrownBy(() -> OnnxModel.read(file, 0))
        .isInstanceOf(NetworkFormatException.class)
        .hasMessageContaining("the limit is 0 MB");
  }

  @Test
  void anOperatorSetFromTheFutureIsRefused() {
    assertThat(refusal(dense().bytes(99)))
        .isEqualTo(
            "operator set 99 is newer than this program knows; export with operator set 24 or"
                + " older");
  }

  @Test
  void aWeightThatIsNotFiniteIsNamed() {
    ModelDraft nan = dense();
    nan.graph.getInitializerBuilder(0).setFloatData(5, Float.NaN);
    assertThat(refusal(nan))
        .isEqualTo("initialiser 'w' has NaN at entry 5; expected finite numbers");
    ModelDraft infinite = dense();
    infinite.graph.getInitializerBuilder(0).setFloatData(0, Float.NEGATIVE_INFINITY);
    assertThat(refusal(infinite))
        .isEqualTo("initialiser 'w' has -Infinity at entry 0; expected finite numbers");
  }

  @Test
  void dataOfTheWrongLengthIsRefusedBeforeItIsAllocated() {
    ModelDraft draft = dense();
    draft.graph.getInitializerBuilder(0).setDims(0, 500_000_000);
    assertThat(refusal(draft))
        .isEqualTo(
            "initialiser 'w' of shape [500000000x4] has 12 entries of data, expected 2000000000");
    draft.graph.getInitializerBuilder(0).setDims(0, Long.MAX_VALUE);
    assertThat(refusal(draft)).contains("'w'").contains("at most 2^31-1 entries");
    draft.graph.getInitializerBuilder(0).setDims(0, -3);
    assertThat(refusal(draft)).contains("'w'").contains("[-3, 4]");
  }

  @Test
  void anUnsupportedElementTypeIsRefused() {
    ModelDraft draft = dense();
    draft.graph.addInitializer(
        TensorProto.newBuilder().setName("s").setDataType(DataType.STRING_VALUE));
    assertThat(refusal(draft)).startsWith("initialiser 's' has element type STRING; supported");
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThat(refusal(input(1, 5).weight("w", 3, 4).node("Gemm", "x w", "y")))
        .isEqualTo("operator 'Gemm' (node 'n_y'): shapes [1x5] and [3x4] do not fit");
    assertThat(refusal(input(1, 5).weight("w", 3, 4).node("MatMul", "x w", "y")))
        .isEqualTo("operator 'MatMul' (node 'n_y'): shapes [1x5] and [3x4] do not fit");
    assertThat(refusal(input(1, 5).weight("w", 3).node("Add", "x w", "y")))
        .isEqualTo("operator 'Add' (node 'n_y'): shapes [1x5] and [3] do not fit");
    assertThat(refusal(input(1, 2, 5, 5).weight("w", 3, 1, 2, 2).node("Conv", "x w", "y")))
        .contains("'Conv' (node 'n_y')")
        .contains("[1x2x5x5] does not fit the kernel of shape [3x1x2x2]");
    assertThat(refusal(input(1, 5).integers("s", 2, 2).node("Reshape", "x s", "y")))
        .isEqualTo("operator 'Reshape' (node 'n_y'): shape [1x5] cannot become [2x2]");
    assertThat(refusal(input(1, 3).weight("w", 3, 4).weight("b", 3).node("Gemm", "x w b", "y")))
        .contains("bias of shape [3], expected one that stretches to [1x4]");
  }

  @Test
  void aMissingInitialiserIsRefused() {
    assertThat(refusal(input(1, 3).node("Gemm", "x w", "y")))
        .isEqualTo(
            "operator 'Gemm' (node 'n_y'): reads 'w', which is no input, initialiser or output of a"
                + " node");
  }

  @Test
  void cyclesAreRefused() {
    assertThat(
            refusal(
                input(1, 3).node("Add", "x b", "a").node("Relu", "a", "b").node("Add", "a b", "y")))
        .matches(
            "operator '(Add|Relu)' \\(node 'n_[ab]'\\): needs its own output; expected a graph"
                + " without cycles");
  }

  @Test
  void namesThatOccurTwiceAreRefused() {
    ModelDraft inputs = input(1, 3).node("Relu", "x", "y");
    inputs.graph.addInput(ModelDraft.value("x", 1, 3));
    assertThat(refusal(inputs)).startsWith("two inputs, or an input and an output of a node, are");
    assertThat(refusal(input(1, 3).node("Relu", "x", "y").node("Tanh", "x", "y")))
        .isEqualTo("operator 'Tanh' (node 'n_y'): makes 'y', which exists already");
    ModelDraft weights = dense().weight("w", 3, 4);
    assertThat(refusal(weights)).isEqualTo("initialiser 'w' occurs twice; expected unique names");
  }

  @Test
  void hugeShapesAreRefusedBeforeAnythingIsAllocated() {
    long huge = 1L << 30;
    assertThat(refusal(input(1, huge).node("Transpose", "x", "y", list("perm", 1, 0))))
        .isEqualTo("the input has 1073741824 entries, the limit is 16777216");
    assertThat(refusal(input(1, 8).integers("n", 1 << 22, 8).node("Expand", "x n", "y")))
        .isEqualTo(
            "operator 'Expand' (node 'n_y'): makes a constant of more than 16777216 entries, or no"
                + " shape");
  }

  @Test
  void sizesThatOverflowAreRefused() {
    long far = Long.MIN_VALUE;
    assertThat(refusal(input(1, 8).integers("p", far, far, 0, far).node("Pad", "x p", "y")))
        .startsWith("operator 'Pad' (node 'n_y'): pads [-9223372036854775808, ");
    assertThat(refusal(input(1, 8).integers("n", 1, 1L << 61).node("Tile", "x n", "y")))
        .startsWith("operator 'Tile' (node 'n_y'): repeats axis 1 2305843009213693952 times");
    assertThat(
            refusal(
                input(1, 1 << 20)
                    .floats("s", new float[] {1, 30000}, 2)
                    .node("Resize", "x - s", "y", attribute("mode", "nearest"))))
        .contains("stretches axis 1 of [1x1048576] by 30000");
    assertThat(refusal(input(1 << 14, 1).weight("w", 1, 1 << 12).node("MatMul", "x w", "y")))
        .contains("makes a value of shape [16384x4096]; the limit is 16777216 entries");
  }

  @Test
  void constantsThatGrowWithoutEndAreRefused() {
    ModelDraft draft = input(1, 1).weight("c0", 1 << 12);
    int last = 16;
    draft.integers("two", 2);
    for (int i = 0; i < last; i++) {
      draft.node("Tile", "c" + i + " two", "c" + (i + 1));
    }
    assertThat(refusal(draft.node("Add", "x c" + last, "y")))
        .contains("operator 'Tile'")
        .contains("16777216");
  }

  @Test
  void anUnknownOutputIsRefusedWithTheNamesThereAre() throws Exception {
    Path file = Files.write(folder.resolve("net.onnx"), dense().bytes(13));
    assertThatThrownBy(() -> OnnxModel.read(file, new OutputChoice.Named("logits")))
        .isInstanceOf(NetworkFormatException.class)
        .hasMessage(file + ": the graph has no output 'logits'; its outputs are y");
  }

  @Test
  void onlyTheBatchMayBeDynamic() throws Exception {
    assertThat(refusal(input(1, -1).node("Relu", "x", "y")))
        .startsWith("input 'x' has no fixed size in dimension 1; expected");
    assertThat(input(-1, 3).node("Relu", "x", "y").read(folder).network().inputShape().dims())
        .containsExactly(1, 3);
  }

  @Test
  void anInputOfTooManyEntriesIsRefusedBySize() {
    assertThat(refusal(input(1, 100_000, 100_000).node("Relu", "x", "y")))
        .isEqualTo("input 'x' has more than 2147483647 entries, the limit is 16777216");
  }

  @Test
  void anOutputThatNothingMakesIsRefused() {
    assertThat(refusal(input(1, 3).node("Relu", "x", "z")))
        .isEqualTo("no node makes the output 'y'");
  }

  @Test
  void attributesOutsideTheSupportedValuesAreRefused() {
    assertThat(conv(attribute("group", 2)))
        .isEqualTo(
            "operator 'Conv' (node 'n_y'): attribute 'group' is 2, expected a divisor of 2 channels"
                + " and 3 filters");
    assertThat(conv(list("dilations", 0, 2))).contains("attribute 'dilations' is [0, 2]");
    assertThat(conv(list("strides", 0, 1))).contains("attribute 'strides' is [0, 1]");
    assertThat(conv(attribute("group", "two"))).contains("attribute 'group' is no integer");
    assertThat(conv(attribute("flavour", 1))).contains("attribute 'flavour' is not supported");
  }

  private String conv(AttributeProto attribute) {
    return refusal(input(1, 2, 5, 5).weight("w", 3, 2, 2, 2).node("Conv", "x w", "y", attribute));
  }

  /** As doubles both are 2^53, and their difference would be 0. */
  @Test
  void integersThatNoDoubleTellsApartAreNotComputedWith() {
    for (String operator : new String[] {"Sub", "Less", "Div"}) {
      ModelDraft draft =
          input(3)
              .integers("a", (1L << 53) + 1)
              .integers("b", 1L << 53)
              .node(operator, "a b", "d")
              .node("Cast", "d", "f", attribute("to", 1))
              .node("Mul", "x f", "y");
      assertThat(refusal(draft)).contains(operator).contains("more than 53 bits");
    }
  }
}
