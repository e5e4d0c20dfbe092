package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;

import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Operators on constants, against an independent implementation. */
class ConstantArithmeticTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> constantArithmetic() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"Sqrt", "Exp", "Log", "Abs", "Reciprocal"}) {
      all.put(
          operator,
          input(3)
              .floats("c", new float[] {0.3f, 2, 1.5f}, 3)
              .node(operator, "c", "d")
              .node("Mul", "x d", "y"));
    }
    for (float exponent : new float[] {0, 1, 3, -2, 0.5f, -0.5f}) {
      all.put(
          "Pow " + exponent,
          input(3)
              .floats("c", new float[] {0.3f, 2, 1.5f}, 3)
              .floats("e", new float[] {exponent})
              .node("Pow", "c e", "d")
              .node("Mul", "x d", "y"));
    }
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> comparisonsOfConstants() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"Less", "Greater", "LessOrEqual", "GreaterOrEqual"}) {
      all.put(
          operator,
          input(3)
              .floats("a", new float[] {1, 2, 3}, 3)
              .floats("b", new float[] {2, 2, 2}, 3)
              .node(operator, "a b", "t")
              .node("Not", "t", "not")
              .node("Where", "not a b", "d")
              .node("Mul", "x d", "y"));
    }
    all.put(
        "Range and Size",
        input(2, 3)
            .node("Size", "x", "n")
            .integers("zero", 0)
            .node("Squeeze", "zero", "from")
            .integers("two", 2)
            .node("Squeeze", "two", "by")
            .node("Range", "from n by", "even")
            .node("Cast", "even", "d", attribute("to", 1))
            .node("Add", "x d", "y"));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> dequantisedWeights() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (boolean perAxis : new boolean[] {false, true}) {
      ModelDraft draft = input(1, 2);
      draft.graph.addInitializer(bytes("q", DataType.INT8, 2, 3, 100, -128, 3, 0, 127, -5));
      if (perAxis) {
        draft.floats("s", new float[] {0.1f, 0.25f, 3}, 3);
        draft.graph.addInitializer(bytes("z", DataType.INT8, 3, -1, 1, -2, 0));
      } else {
        draft.floats("s", new float[] {0.1f});
        draft.graph.addInitializer(bytes("z", DataType.INT8, -1, -1, 7));
      }
      all.put(
          "DequantizeLinear, per axis " + perAxis,
          draft.node("DequantizeLinear", "q s z", "w").node("MatMul", "x w", "y"));
    }
    return checks(all);
  }

  /** A negative number of rows or columns is a dimension that is not there. */
  private static TensorProto bytes(
      String name, DataType type, int rows, int columns, int... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    for (int dim : new int[] {rows, columns}) {
      if (dim >= 0) {
        tensor.addDims(dim);
      }
    }
    for (int value : values) {
      tensor.addInt32Data(value);
    }
    return tensor.build();
  }

  private Stream<DynamicTest> checks(Map<String, ModelDraft> all) {
    return all.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> OperatorsTest.check(folder, e.getValue(), 13)));
  }
}
