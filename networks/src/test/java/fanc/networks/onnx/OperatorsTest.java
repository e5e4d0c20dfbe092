package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;

import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each operator in the forms that occur, against an independent implementation. */
class OperatorsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> dense() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put(
        "Gemm with alpha, beta, transB and a row bias",
        input(1, 3)
            .weight("w", 4, 3)
            .weight("b", 4)
            .node(
                "Gemm",
                "x w b",
                "y",
                attribute("alpha", 0.3f),
                attribute("beta", -2.5f),
                attribute("transB", 1)));
    all.put("Gemm without bias", input(1, 3).weight("w", 3, 4).node("Gemm", "x w", "y"));
    all.put(
        "Gemm of two rows with transA and one number as bias",
        input(3, 1)
            .weight("w", 3, 4)
            .weight("b")
            .node("Gemm", "x w b", "y", attribute("transA", 1)));
    all.put(
        "Gemm of two rows with a column bias",
        input(2, 3).weight("w", 3, 4).weight("b", 2, 1).node("Gemm", "x w b", "y"));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> denseOfConstantsAndMatrices() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put(
        "Gemm with transA of a matrix",
        input(3, 2).weight("w", 3, 4).node("Gemm", "x w", "y", attribute("transA", 1)));
    for (int transA = 0; transA < 2; transA++) {
      for (int transB = 0; transB < 2; transB++) {
        all.put(
            "Gemm with the constant on the left, trans " + transA + transB,
            input(transB == 0 ? 3 : 5, transB == 0 ? 5 : 3)
                .weight("w", transA == 0 ? 4 : 3, transA == 0 ? 3 : 4)
                .weight("b", 4, 1)
                .node(
                    "Gemm",
                    "w x b",
                    "y",
                    attribute("alpha", 0.5f),
                    attribute("transA", transA),
                    attribute("transB", transB)));
      }
    }
    all.put(
        "Gemm of many rows",
        input(40, 6).weight("w", 6, 5).weight("b", 5).node("Gemm", "x w b", "y"));
    all.put(
        "Gemm of two constants",
        input(1, 5)
            .weight("u", 3, 1)
            .weight("v", 5, 3)
            .weight("b", 1, 5)
            .node("Gemm", "u v b", "c", attribute("transA", 1), attribute("transB", 1))
            .node("Add", "x c", "y"));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> products() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put("MatMul from the right", input(1, 3).weight("w", 3, 4).node("MatMul", "x w", "y"));
    all.put("MatMul of rows", input(1, 2, 3).weight("w", 3, 4).node("MatMul", "x w", "y"));
    all.put("MatMul of a vector", input(3).weight("w", 3, 4).node("MatMul", "x w", "y"));
    all.put("MatMul by a vector", input(2, 3).weight("w", 3).node("MatMul", "x w", "y"));
    all.put(
        "MatMul by a stack of one", input(2, 3).weight("w", 1, 3, 4).node("MatMul", "x w", "y"));
    all.put("MatMul from the left", input(3, 1).weight("w", 4, 3).node("MatMul", "w x", "y"));
    all.put("MatMul of columns", input(1, 3, 5).weight("w", 4, 3).node("MatMul", "w x", "y"));
    all.put(
        "MatMul of a vector from the left", input(3).weight("w", 4, 3).node("MatMul", "w x", "y"));
    all.put(
        "MatMul of a row vector from the left",
        input(3, 5).weight("w", 3).node("MatMul", "w x", "y"));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> productsOfConstantsAndStacks() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put("MatMul of many rows", input(1, 60, 6).weight("w", 6, 7).node("MatMul", "x w", "y"));
    all.put(
        "MatMul of a stack from the left",
        input(1, 2, 3, 5).weight("w", 4, 3).node("MatMul", "w x", "y"));
    all.put(
        "MatMul of two constants",
        input(1, 3)
            .weight("u", 3, 4)
            .weight("v", 4, 2)
            .node("MatMul", "u v", "uv")
            .node("MatMul", "x uv", "y"));
    all.put(
        "MatMul of a constant vector and a constant stack",
        input(1, 2)
            .weight("u", 4)
            .weight("v", 1, 4, 2)
            .node("MatMul", "u v", "uv")
            .node("Add", "x uv", "y"));
    all.put(
        "MatMul by a transposed initialiser",
        input(1, 3).weight("w", 4, 3).node("Transpose", "w", "t").node("MatMul", "x t", "y"));
    all.put(
        "MatMul by a computed initialiser",
        input(1, 3)
            .weight("v", 3, 4)
            .weight("u", 4)
            .node("Mul", "v u", "vu")
            .node("Div", "vu u", "w")
            .node("MatMul", "x w", "y"));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> entrywise() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"Add", "Sub", "Mul", "Div"}) {
      all.put(
          operator + " with a constant for each channel",
          input(1, 3, 2, 2).weight("c", 3, 1, 1).node(operator, "x c", "y"));
      all.put(operator + " with one number", input(1, 3).weight("c").node(operator, "x c", "y"));
      all.put(
          operator + " with a constant that stretches the value",
          input(1, 3).weight("c", 2, 3).node(operator, "x c", "y"));
      if (!operator.equals("Div")) {
        all.put(
            operator + " with a constant on the left",
            input(1, 3).weight("c", 3).node(operator, "c x", "y"));
      }
    }
    all.put("Add of two values", input(1, 3).node("Relu", "x", "r").node("Add", "r x", "y"));
    all.put("Add of a value to itself", input(1, 3).node("Add", "x x", "y"));
    all.put("Sub of two values", input(1, 3).node("Tanh", "x", "r").node("Sub", "r x", "y"));
    all.put(
        "Add of values of two shapes",
        input(2, 3)
            .integers("zero", 0)
            .node("Gather", "x zero", "row", attribute("axis", 0))
            .node("Add", "x row", "y"));
    all.put("Sigmoid", input(1, 3).node("Sigmoid", "x", "y"));
    all.put(
        "BatchNormalization",
        input(1, 3, 2, 2)
            .weight("gamma", 3)
            .weight("beta", 3)
            .weight("mean", 3)
            .floats("var", new float[] {0.5f, 2, 1e-6f}, 3)
            .node("BatchNormalization", "x gamma beta mean var", "y", attribute("epsilon", 1e-3f)));
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> windows() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put(
        "Conv with strides and asymmetric pads",
        input(1, 2, 5, 6)
            .weight("w", 3, 2, 2, 3)
            .weight("b", 3)
            .node("Conv", "x w b", "y", list("strides", 2, 1), list("pads", 1, 0, 2, 1)));
    all.put(
        "Conv without bias", input(1, 2, 5, 6).weight("w", 3, 2, 2, 3).node("Conv", "x w", "y"));
    for (String padding : new String[] {"SAME_UPPER", "SAME_LOWER", "VALID"}) {
      all.put(
          "Conv " + padding,
          input(1, 2, 5, 6)
              .weight("w", 3, 2, 2, 3)
              .node("Conv", "x w", "y", attribute("auto_pad", padding), list("strides", 2, 2)));
    }
    return checks(all);
  }

  @TestFactory
  Stream<DynamicTest> pools() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put(
        "MaxPool with pads",
        input(1, 2, 5, 6)
            .node("MaxPool", "x", "y", list("kernel_shape", 3, 2), list("pads", 1, 0, 1, 1)));
    all.put(
        "MaxPool with ceil_mode",
        input(1, 2, 5, 6)
            .node(
                "MaxPool",
                "x",
                "y",
                list("kernel_shape", 2, 2),
                list("strides", 2, 4),
                attribute("ceil_mode", 1)));
    for (int count = 0; count < 2; count++) {
      all.put(
          "AveragePool with count_include_pad " + count,
          input(1, 2, 5, 6)
              .node(
                  "AveragePool",
                  "x",
                  "y",
                  list("kernel_shape", 3, 2),
                  list("strides", 2, 2),
                  list("pads", 1, 1, 1, 0),
                  attribute("count_include_pad", count)));
    }
    return checks(all);
  }

  private Stream<DynamicTest> checks(Map<String, ModelDraft> drafts) {
    return drafts.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(folder, e.getValue(), 13)));
  }

  /** Compares a model on five inputs. */
  static void check(Path folder, ModelDraft draft, int opset) throws Exception {
    byte[] bytes = draft.bytes(opset);
    OnnxModel model = ModelDraft.read(folder, bytes);
    try (OrtSession session = OnnxRuntime.open(bytes)) {
      Agreement.check(model, session, 5, -2, 4);
    }
  }
}
