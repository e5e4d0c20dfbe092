package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import fanc.networks.onnx.proto.FunctionProto;
import fanc.networks.onnx.proto.ModelProto;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators that are refused, by name, with their nodes and the reason. */
class RefusedOperatorsTest {
  @TempDir Path folder;

  private String refusal(byte[] bytes) {
    NetworkFormatException e =
        catchThrowableOfType(NetworkFormatException.class, () -> ModelDraft.read(folder, bytes));
    assertThat(e).as("refused").isNotNull();
    return e.getMessage().substring(folder.resolve("net.onnx").toString().length() + 2);
  }

  private String refusal(ModelDraft draft) {
    return refusal(draft.bytes(13));
  }

  @Test
  void anUnsupportedOperatorIsNamedWithItsNode() {
    ModelDraft draft = input(1, 3).node("Einsum", "x", "y");
    assertThat(refusal(draft))
        .startsWith("operator 'Einsum' (node 'n_y') is not supported; supported are Abs, Add, ");
    draft.graph.getNodeBuilder(0).setDomain("com.example");
    assertThat(refusal(draft)).startsWith("operator 'com.example.Einsum' (node 'n_y')");
  }

  @Test
  void everyUnsupportedOperatorIsNamedAtOnce() {
    ModelDraft draft =
        input(1, 3)
            .node("Einsum", "x", "a")
            .node("Relu", "a", "b")
            .node("Softmax", "b", "c")
            .weight("w", 4)
            .node("Add", "x w", "d")
            .node("Einsum", "c", "e")
            .node("Add", "d e", "y");
    assertThat(refusal(draft))
        .startsWith(
            "operator 'Einsum' (nodes 'n_a', 'n_e') is not supported; operator 'Softmax' (node"
                + " 'n_c'): not supported: it is supported only as the last operator")
        .contains("; operator 'Add' (node 'n_d'): shapes [1x3] and [4] do not fit; supported are");
  }

  @Test
  void batchNormalizationInTrainingIsRefused() {
    ModelDraft draft =
        input(1, 1)
            .floats("p", new float[] {1}, 1)
            .node("BatchNormalization", "x p p p p", "y m v s t");
    assertThat(refusal(draft)).contains("has outputs of training mode");
  }

  @Test
  void operatorsThatMeantSomethingElseInOldOperatorSetsAreRefused() throws Exception {
    ModelDraft slopes = input(1, 3, 3, 3).weight("w", 3).node("PRelu", "x w", "y");
    assertThat(refusal(slopes.bytes(6))).contains("means something else in operator set 6");
    ModelDraft training = input(1, 3).node("Dropout", "x", "y");
    assertThat(refusal(training.bytes(6))).contains("means something else in operator set 6");
    ModelDraft inference = input(1, 3).node("Dropout", "x", "y", attribute("is_test", 1L));
    assertThat(ModelDraft.read(folder, inference.bytes(6)).network().steps()).hasSize(1);
  }

  @Test
  void exponentialUnitsThatRiseBelowZeroAreRefused() {
    for (String operator : new String[] {"Elu", "Selu", "Celu"}) {
      for (float alpha : new float[] {-1, 0}) {
        ModelDraft draft = input(1, 3).node(operator, "x", "y", attribute("alpha", alpha));
        assertThat(refusal(draft)).contains("alpha").contains("expected a positive number");
      }
    }
  }

  @Test
  void controlFlowAndRandomnessAreRefusedWithTheReason() {
    assertThat(refusal(input(1, 3).node("If", "x", "y")))
        .startsWith("operator 'If' (node 'n_y'): not supported: it runs a graph inside the graph");
    assertThat(refusal(input(1, 3).node("QuantizeLinear", "x", "y")))
        .startsWith("operator 'QuantizeLinear' (node 'n_y'): not supported: it rounds values");
    assertThat(refusal(input(1, 3).node("RandomNormalLike", "x", "r").node("Add", "x r", "y")))
        .startsWith(
            "operator 'RandomNormalLike' (node 'n_r'): not supported: its output is random");
  }

  @Test
  void aLocalFunctionIsRefusedByName() {
    ModelDraft draft = input(1, 3).node("Block", "x", "y");
    draft.graph.getNodeBuilder(0).setDomain("local");
    byte[] bytes = draft.bytes(13);
    try {
      bytes =
          ModelProto.parseFrom(bytes).toBuilder()
              .addFunctions(FunctionProto.newBuilder().setName("Block").setDomain("local"))
              .build()
              .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
    assertThat(refusal(bytes))
        .isEqualTo(
            "operator 'local.Block' (node 'n_y'): it is a function local to the file; export with"
                + " functions inlined");
  }

  @Test
  void aSoftmaxThatIsNotOverAllOutputsIsRefused() {
    assertThat(refusal(input(2, 3).node("Softmax", "x", "y", attribute("axis", 1))))
        .isEqualTo(
            "operator 'Softmax' (node 'n_y'): runs over 3 of 6 outputs at a time; it can be left"
                + " out only where it runs over all of them");
    assertThat(refusal(input(1, 3).node("Softmax", "x", "s").node("Relu", "s", "y")))
        .startsWith("operator 'Softmax' (node 'n_s'): not supported: it is supported only as the");
  }

  @Test
  void valuesThatCannotBeLoweredAreRefused() {
    assertThat(refusal(input(1, 3).floats("p", new float[] {2.5f}, 1).node("Pow", "x p", "y")))
        .contains("'Pow' (node 'n_y'): exponent 2.5, supported are 1, 2 and 3");
    assertThat(refusal(input(1, 3).floats("c", new float[] {1, 0, 2}, 3).node("Div", "x c", "y")))
        .contains("'Div' (node 'n_y'): division by zero at entry 1 of the divisor");
    assertThat(refusal(input(1, 3).node("Cast", "x", "y", attribute("to", 7))))
        .contains("'Cast' (node 'n_y'): casts a computed value to type 7");
    assertThat(
            refusal(
                input(1, 1)
                    .floats("p", new float[] {1}, 1)
                    .floats("var", new float[] {-1}, 1)
                    .node("BatchNormalization", "x p p p var", "y")))
        .contains("variance -1.0 of channel 0 is not positive");
  }
}
