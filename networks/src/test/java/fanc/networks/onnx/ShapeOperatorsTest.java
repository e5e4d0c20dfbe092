package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.integerTensor;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Step;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Operators that move entries or compute shapes, against an independent implementation. */
class ShapeOperatorsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> rearrangements() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put("Flatten", input(2, 3, 4).node("Flatten", "x", "y", attribute("axis", 2)));
    all.put(
        "Flatten from the end", input(2, 3, 4).node("Flatten", "x", "y", attribute("axis", -1)));
    all.put(
        "Reshape with 0 and -1",
        input(2, 3, 4).integers("s", 0, -1, 2).node("Reshape", "x s", "y"));
    all.put("Transpose", input(2, 3, 4).node("Transpose", "x", "y", list("perm", 2, 0, 1)));
    all.put("Transpose reversed", input(2, 3, 4).node("Transpose", "x", "y"));
    all.put("Identity", input(1, 3).node("Identity", "x", "y"));
    all.put("Dropout", input(1, 3).node("Dropout", "x", "y"));
    all.put("Cast", input(1, 3).node("Cast", "x", "y", attribute("to", 1)));
    all.put("Squeeze", input(1, 3, 1).integers("a", -1).node("Squeeze", "x a", "y"));
    all.put("Unsqueeze", input(1, 3).integers("a", 0, -1).node("Unsqueeze", "x a", "y"));
    all.put(
        "Slice backwards",
        input(5, 4)
            .integers("from", -1, 1)
            .integers("to", Long.MIN_VALUE, Long.MAX_VALUE)
            .integers("axes", 0, 1)
            .integers("step", -2, 2)
            .node("Slice", "x from to axes step", "y"));
    all.put(
        "Gather",
        input(3, 4).integers("i", 2, -4, 2).node("Gather", "x i", "y", attribute("axis", 1)));
    all.put("Expand", input(3, 1).integers("s", 2, 1, 4).node("Expand", "x s", "y"));
    all.put("Pad by nothing", input(1, 1, 2, 2).integers("p", new long[8]).node("Pad", "x p", "y"));
    return checks(all);
  }

  private Stream<DynamicTest> checks(Map<String, ModelDraft> all) {
    return all.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> OperatorsTest.check(folder, e.getValue(), 13)));
  }

  @TestFactory
  Stream<DynamicTest> pads() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String mode : new String[] {"constant", "edge", "reflect"}) {
      all.put(
          "Pad " + mode,
          input(1, 2, 3, 4)
              .integers("p", 0, 0, 1, 2, 0, 0, 2, -1)
              .node("Pad", "x p", "y", attribute("mode", mode)));
    }
    all.put(
        "Pad with a number",
        input(2, 3)
            .integers("p", 0, 1, 1, 0)
            .floats("v", new float[] {-0.7f})
            .node("Pad", "x p v", "y"));
    all.put(
        "Pad of a constant",
        input(4, 3)
            .weight("c", 2, 3)
            .integers("p", 1, 0, 1, 0)
            .node("Pad", "c p", "padded")
            .node("Add", "x padded", "y"));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> blocks() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put("Tile", input(2, 3).integers("n", 2, 3).node("Tile", "x n", "y"));
    for (String mode : new String[] {"DCR", "CRD"}) {
      all.put(
          "DepthToSpace " + mode,
          input(1, 8, 2, 3)
              .node("DepthToSpace", "x", "y", attribute("blocksize", 2), attribute("mode", mode)));
    }
    all.put(
        "Resize by factors",
        input(1, 2, 3, 2)
            .floats("s", new float[] {1, 1, 2, 3}, 4)
            .node("Resize", "x - s", "y", attribute("mode", "nearest")));
    all.put(
        "Resize to a size, asymmetric",
        input(1, 2, 3, 2)
            .integers("s", 1, 2, 6, 8)
            .node(
                "Resize",
                "x - - s",
                "y",
                attribute("mode", "nearest"),
                attribute("coordinate_transformation_mode", "asymmetric"),
                attribute("nearest_mode", "floor")));
    return checks(all);
  }

  /** What exporters write for "flatten all but the batch". */
  private static ModelDraft flattenByShape() {
    return input(-1, 2, 3)
        .node("Relu", "x", "r")
        .node("Shape", "r", "s")
        .node("Constant", "", "zero", attribute("value", integerTensor(0)))
        .node("Gather", "s zero", "batch", attribute("axis", 0))
        .integers("rest", -1)
        .node("Concat", "batch rest", "target", attribute("axis", 0))
        .node("Reshape", "r target", "y");
  }

  @Test
  void shapeArithmeticFoldsAway() throws Exception {
    OperatorsTest.check(folder, flattenByShape(), 13);
    List<Step> steps = flattenByShape().read(folder).network().steps();
    assertThat(steps).extracting(Step::name).containsExactly("r", "y");
    assertThat(steps).extracting(Step::origin).containsExactly("Relu", "Reshape");
  }

  @Test
  void expansionToAComputedShapeFoldsAway() throws Exception {
    ModelDraft draft =
        input(1, 3)
            .integers("wanted", -1, 3)
            .integers("two", 2)
            .integers("minusOne", -1)
            .node("ConstantOfShape", "two", "ones", attribute("value", integerTensor(1)))
            .node("Equal", "wanted minusOne", "isFree")
            .node("Where", "isFree ones wanted", "shape")
            .floats("row", new float[] {1, 2, 3}, 3)
            .node("Expand", "row shape", "c")
            .node("Add", "x c", "y");
    OperatorsTest.check(folder, draft, 13);
    assertThat(draft.read(folder).network().steps()).hasSize(1);
  }

  @Test
  void integersAreDividedTowardsZero() throws Exception {
    ModelDraft draft =
        input(3, 2)
            .node("Shape", "x", "s")
            .integers("two", 2)
            .node("Div", "s two", "half")
            .node("Mul", "half two", "even")
            .integers("minusOne", -1)
            .node("Concat", "even minusOne", "target", attribute("axis", 0))
            .integers("from", 1)
            .integers("to", 3)
            .node("Slice", "target from to", "tail")
            .node("Reshape", "x tail", "y");
    OperatorsTest.check(folder, draft, 13);
    assertThat(draft.read(folder).network().outputShape().dims()).containsExactly(2, 3);
  }

  @Test
  void nodesThatDoNotContributeAreDropped() throws Exception {
    ModelDraft draft =
        input(1, 3)
            .node("LSTM", "x", "unused")
            .node("Tanh", "x", "onlyForItsShape")
            .node("Shape", "onlyForItsShape", "s")
            .node("Reshape", "x s", "y");
    assertThat(draft.read(folder).network().steps()).extracting(Step::name).containsExactly("y");
  }

  @Test
  void axesAreAttributesInOlderOperatorSets() throws Exception {
    ModelDraft draft =
        input(1, 3, 4)
            .node("Slice", "x", "t", list("starts", 1), list("ends", -1), list("axes", 2))
            .node("Squeeze", "t", "q", list("axes", 0))
            .node("Unsqueeze", "q", "y", list("axes", 1));
    OperatorsTest.check(folder, draft, 9);
  }
}
