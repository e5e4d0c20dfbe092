package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static fanc.networks.onnx.OpsetForm.all;
import static fanc.networks.onnx.OpsetForm.since;
import static fanc.networks.onnx.OpsetForm.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Operators in each operator set: defaults and types changed. */
class OpsetSweepTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> operators1() {
    List<OpsetForm> forms = new ArrayList<>();
    for (String operator :
        new String[] {
          "Abs",
          "Elu",
          "HardSigmoid",
          "Identity",
          "LeakyRelu",
          "Neg",
          "Relu",
          "Selu",
          "Sigmoid",
          "Softplus",
          "Tanh",
          "Flatten",
          "Transpose",
          "Dropout",
          "Softmax",
          "LogSoftmax",
          "Sum"
        }) {
      forms.add(all(operator, () -> input(1, 3).node(operator, "x", "y")));
    }
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> operators2() {
    List<OpsetForm> forms = new ArrayList<>();
    for (String operator :
        new String[] {"Add", "Sub", "Mul", "Div", "Max", "Min", "MatMul", "PRelu"}) {
      forms.add(
          since(
              operator.startsWith("M") && operator.length() == 3 && !operator.equals("Mul") ? 8 : 7,
              operator,
              () ->
                  input(2, 3)
                      .weight("w", operator.equals("MatMul") ? 3 : 1, 3)
                      .node(operator, "x w", "y")));
    }
    // From 13 on it has one axis, and is no end of a classifier over another.
    forms.add(
        until(
            12,
            "Softmax of rank 3",
            () -> input(1, 2, 3).node("Softmax", "x", "y", attribute("axis", 1))));
    forms.add(
        all("Gemm", () -> input(1, 3).weight("w", 3, 4).weight("b", 4).node("Gemm", "x w b", "y")));
    forms.add(
        since(
            11, "Gemm without bias", () -> input(1, 3).weight("w", 3, 4).node("Gemm", "x w", "y")));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> operators3() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(all("Reshape", () -> input(2, 6).integers("s", 3, -1).node("Reshape", "x s", "y")));
    forms.add(
        all(
            "Concat",
            () -> input(2, 3).weight("w", 1, 3).node("Concat", "x w", "y", attribute("axis", 0))));
    forms.add(
        all(
            "Gather",
            () ->
                input(2, 3).integers("i", 2, 0).node("Gather", "x i", "y", attribute("axis", 1))));
    forms.add(all("Tile", () -> input(2, 3).integers("r", 1, 2).node("Tile", "x r", "y")));
    forms.add(since(8, "Expand", () -> input(2, 1).integers("s", 2, 3).node("Expand", "x s", "y")));
    forms.add(all("Pow", () -> input(2, 3).floats("e", new float[] {2}).node("Pow", "x e", "y")));
    forms.add(all("Cast", () -> input(2, 3).node("Cast", "x", "y", attribute("to", 1))));
    forms.add(since(14, "HardSwish", () -> input(2, 3).node("HardSwish", "x", "y")));
    forms.add(since(12, "Celu", () -> input(2, 3).node("Celu", "x", "y")));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> windows1() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        all(
            "Conv",
            () ->
                input(1, 2, 4, 4)
                    .weight("w", 3, 2, 2, 2)
                    .weight("b", 3)
                    .node("Conv", "x w b", "y")));
    forms.add(
        all(
            "ConvTranspose",
            () ->
                input(1, 2, 3, 3)
                    .weight("w", 2, 3, 2, 2)
                    .node("ConvTranspose", "x w", "y", list("strides", 2, 2))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> windows2() {
    List<OpsetForm> forms = new ArrayList<>();
    for (String operator : new String[] {"AveragePool", "MaxPool"}) {
      forms.add(
          all(
              operator,
              () ->
                  input(1, 2, 4, 5)
                      .node(
                          operator,
                          "x",
                          "y",
                          list("kernel_shape", 2, 3),
                          list("pads", 1, 1, 0, 1))));
      forms.add(
          since(
              10,
              operator + " with ceil_mode",
              () ->
                  input(1, 2, 5, 5)
                      .node(
                          operator,
                          "x",
                          "y",
                          list("kernel_shape", 2, 2),
                          list("strides", 2, 2),
                          attribute("ceil_mode", 1))));
    }
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> windows3() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        all("GlobalAveragePool", () -> input(1, 2, 3, 3).node("GlobalAveragePool", "x", "y")));
    forms.add(all("GlobalMaxPool", () -> input(1, 2, 3, 3).node("GlobalMaxPool", "x", "y")));
    forms.add(
        all(
            "BatchNormalization",
            () ->
                input(1, 2, 3, 3)
                    .weight("s", 2)
                    .weight("b", 2)
                    .weight("m", 2)
                    .floats("v", new float[] {1, 2}, 2)
                    .node("BatchNormalization", "x s b m v", "y")));
    forms.add(
        all(
            "DepthToSpace",
            () -> input(1, 4, 2, 2).node("DepthToSpace", "x", "y", attribute("blocksize", 2))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> windows4() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        new OpsetForm(
            "Upsample",
            9,
            9,
            () ->
                input(1, 1, 2, 2)
                    .floats("f", new float[] {1, 1, 2, 2}, 4)
                    .node("Upsample", "x f", "y", attribute("mode", "nearest"))));
    forms.add(
        new OpsetForm(
            "Resize with scales alone",
            10,
            10,
            () ->
                input(1, 1, 2, 2)
                    .floats("f", new float[] {1, 1, 2, 2}, 4)
                    .node("Resize", "x f", "y", attribute("mode", "nearest"))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> windows5() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        since(
            11,
            "Resize",
            () ->
                input(1, 1, 2, 2)
                    .floats("r", new float[0], 0)
                    .floats("f", new float[] {1, 1, 2, 2}, 4)
                    .node("Resize", "x r f", "y", attribute("mode", "nearest"))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }
}
