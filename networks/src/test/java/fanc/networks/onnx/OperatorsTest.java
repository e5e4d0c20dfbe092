package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
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
    Network network = ModelDraft.read(folder, bytes).network();
    Random random = new Random(3);
    for (int i = 0; i < 5; i++) {
      double[] x = random.doubles(network.inputShape().size(), -2, 2).toArray();
      for (int j = 0; j < x.length; j++) {
        x[j] = (float) x[j];
      }
      float[] expected = OnnxRuntime.run(bytes, network.inputShape(), x);
      double[] found = Evaluation.evaluate(network, x);
      assertThat(found).hasSameSizeAs(expected);
      for (int j = 0; j < found.length; j++) {
        double tolerance = 1e-5 * Math.max(1, Math.abs(expected[j]));
        assertThat(found[j]).as("output %d", j).isCloseTo(expected[j], within(tolerance));
      }
    }
  }
}
