package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtSession;
import fanc.networks.DroppedActivation;
import fanc.networks.Fingerprint;
import fanc.networks.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What exporters do beyond one chain of operators, against an independent implementation. */
class ExporterQuirksTest {
  @TempDir Path folder;

  private OnnxModel checked(ModelDraft draft, int opset, String output) throws Exception {
    byte[] bytes = draft.bytes(opset);
    Path file = Files.write(folder.resolve("net.onnx"), bytes);
    OnnxModel model = OnnxModel.read(file, new OutputChoice.Named(output));
    try (OrtSession session = OnnxRuntime.open(bytes)) {
      Agreement.check(model, session, 5, -2, 4);
    }
    return model;
  }

  @Test
  void nodesMayComeInAnyOrder() throws Exception {
    ModelDraft draft = input(1, 3).node("Tanh", "b", "y").node("Relu", "x", "a");
    OnnxModel model = checked(draft.node("Add", "a a", "b"), 13, "y");
    assertThat(model.network().steps()).extracting(Step::name).containsExactly("a", "b", "y");
  }

  @Test
  void inputsAreNumberedOneAfterTheOther() throws Exception {
    ModelDraft draft = input(-1, 2).weight("w", 3, 2).node("MatMul", "z w", "m");
    draft.graph.addInput(ModelDraft.value("z", -1, 3)).addInput(ModelDraft.value("unused", 4));
    OnnxModel model = checked(draft.node("Add", "x m", "y"), 13, "y");
    assertThat(model.network().name(0)).isEqualTo("x, z, unused");
    assertThat(model.network().inputShape().dims()).containsExactly(9);
    assertThat(model.network().steps()).extracting(Step::name).containsExactly("x", "z", "m", "y");
  }

  @Test
  void eachOutputIsANetworkOfItsOwn() throws Exception {
    ModelDraft draft =
        input(1, 3).weight("w", 3, 4).node("MatMul", "x w", "m").node("Relu", "m", "r");
    draft.weight("v", 4, 2).node("MatMul", "r v", "late");
    draft.graph.addOutput(ModelDraft.value("late", 1, 2)).addOutput(ModelDraft.value("r", 1, 4));
    OnnxModel late = checked(draft, 13, "late");
    OnnxModel early = checked(draft, 13, "r");
    assertThat(early.network().output()).isEqualTo(2);
    assertThat(Fingerprint.of(early.network())).isNotEqualTo(Fingerprint.of(late.network()));
    OnnxModel child = early.withWeights(Map.of("w", new float[12]));
    assertThat(child.outputName()).isEqualTo("r");
  }

  @Test
  void anOutputMayBeAConstantOrTheInput() throws Exception {
    ModelDraft constant = input(2, 2).weight("w", 3).node("Identity", "w", "y");
    assertThat(checked(constant, 13, "y").network().outputShape().dims()).containsExactly(3);
    checked(input(2, 2).node("Identity", "x", "y"), 13, "y");
  }

  @TestFactory
  Stream<DynamicTest> aLastSoftmaxIsLeftOut() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    ModelDraft dense = input(1, 3).weight("w", 3, 4).node("MatMul", "x w", "m");
    all.put("Softmax", copy(dense).node("Softmax", "m", "y", attribute("axis", 1)));
    all.put("LogSoftmax", copy(dense).node("LogSoftmax", "m", "y", attribute("axis", 1)));
    all.put(
        "Softmax before a Flatten and an Identity",
        copy(dense)
            .node("Softmax", "m", "s", attribute("axis", 1))
            .node("Flatten", "s", "f")
            .node("Identity", "f", "y"));
    all.put("Softmax of the input", input(1, 4).node("Softmax", "x", "y", attribute("axis", 1)));
    return all.entrySet().stream()
        .flatMap(
            e ->
                Stream.of(9, 13)
                    .map(
                        opset ->
                            DynamicTest.dynamicTest(
                                e.getKey() + " " + opset,
                                () -> {
                                  OnnxModel model = checked(e.getValue(), opset, "y");
                                  assertThat(model.dropped()).isPresent();
                                })));
  }

  private static ModelDraft copy(ModelDraft draft) {
    ModelDraft copy = new ModelDraft();
    copy.graph.mergeFrom(draft.graph.build());
    return copy;
  }

  @Test
  void aSoftmaxOverSeveralAxesAtOnceWasOneGroupBeforeOperatorSet13() throws Exception {
    OnnxModel model = checked(input(1, 2, 2).node("Softmax", "x", "y"), 11, "y");
    assertThat(model.dropped()).contains(new DroppedActivation("Softmax", "n_y", 1, false));
    assertThat(model.dropped().orElseThrow()).hasToString("Softmax axis 1 (node 'n_y')");
  }

  @Test
  void aSoftmaxBehindAnotherOutputDoesNotMatter() throws Exception {
    ModelDraft draft = input(1, 3).node("Relu", "x", "r").node("Softmax", "r", "s");
    draft.graph.addOutput(ModelDraft.value("r", 1, 3)).addOutput(ModelDraft.value("s", 1, 3));
    assertThat(checked(draft, 13, "r").dropped()).isEmpty();
    assertThat(checked(draft, 13, "s").dropped()).isPresent();
  }

  @Test
  void convolutionsBetweenTransposesAreNhwc() throws Exception {
    ModelDraft draft =
        input(-1, 5, 6, 2)
            .weight("w", 3, 2, 3, 3)
            .weight("b", 3)
            .node("Transpose", "x", "nchw", list("perm", 0, 3, 1, 2))
            .node("Conv", "nchw w b", "c", list("pads", 1, 1, 1, 1))
            .node("Relu", "c", "r")
            .node("Transpose", "r", "nhwc", list("perm", 0, 2, 3, 1))
            .integers("flat", -1, 90)
            .node("Reshape", "nhwc flat", "f")
            .weight("v", 90, 4)
            .node("MatMul", "f v", "y");
    checked(draft, 9, "y");
  }

  @Test
  void initialisersMayBeRepeatedAmongTheInputs() throws Exception {
    ModelDraft draft = input(1, 3).weight("w", 3, 2).node("Gemm", "x w", "y");
    draft.graph.addInput(0, ModelDraft.value("w", 3, 2));
    assertThat(draft.read(folder).network().name(0)).isEqualTo("x");
  }

  @Test
  void inputsWithoutABatchAreTakenAsTheyAre() throws Exception {
    checked(input(4).weight("w", 4, 2).node("MatMul", "x w", "y"), 13, "y");
    checked(input(3, 4).weight("w", 4, 2).node("MatMul", "x w", "y"), 13, "y");
  }
}
