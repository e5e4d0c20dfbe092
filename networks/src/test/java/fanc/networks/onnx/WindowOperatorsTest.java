package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.onnx.proto.AttributeProto;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Convolutions, pools and reductions in all their forms, against an independent implementation. */
class WindowOperatorsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> convolutions() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put(
        "dilated, strided, with asymmetric pads",
        conv(input(1, 2, 9, 10).weight("w", 3, 2, 2, 3), list("dilations", 2, 3))
            .node("Identity", "c", "y"));
    all.put(
        "two groups",
        input(1, 4, 5, 5)
            .weight("w", 6, 2, 3, 3)
            .weight("b", 6)
            .node("Conv", "x w b", "y", GROUPS));
    all.put(
        "depthwise",
        input(1, 3, 5, 5).weight("w", 6, 1, 2, 2).node("Conv", "x w", "y", attribute("group", 3)));
    all.put(
        "one spatial dimension",
        input(1, 2, 9)
            .weight("w", 4, 1, 3)
            .node(
                "Conv",
                "x w",
                "y",
                GROUPS,
                list("strides", 2),
                list("dilations", 2),
                list("pads", 1, 2)));
    for (String padding : new String[] {"SAME_UPPER", "SAME_LOWER", "VALID"}) {
      all.put(
          "of one dimension " + padding,
          input(1, 2, 8)
              .weight("w", 3, 2, 3)
              .node("Conv", "x w", "y", attribute("auto_pad", padding), list("strides", 2)));
    }
    return checks(all, 13);
  }

  private static final AttributeProto GROUPS = attribute("group", 2);

  private static ModelDraft conv(ModelDraft draft, AttributeProto more) {
    return draft.node("Conv", "x w", "c", more, list("strides", 2, 1), list("pads", 1, 0, 2, 3));
  }

  @TestFactory
  Stream<DynamicTest> transposedConvolutions() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    all.put("plain", transposed(2, 3, 2, 2));
    all.put(
        "strided, with asymmetric pads",
        transposed(2, 3, 3, 4, list("strides", 2, 3), list("pads", 0, 1, 2, 1)));
    all.put(
        "with output padding",
        transposed(2, 3, 3, 3, list("strides", 2, 2), list("output_padding", 1, 1)));
    all.put("dilated", transposed(2, 3, 2, 3, list("strides", 2, 1), list("dilations", 2, 3)));
    all.put("in groups", transposed(4, 3, 2, 3, attribute("group", 2), list("strides", 2, 2)));
    for (String padding : new String[] {"SAME_UPPER", "SAME_LOWER", "VALID"}) {
      all.put(
          padding, transposed(2, 3, 3, 4, list("strides", 2, 3), attribute("auto_pad", padding)));
    }
    for (String padding : new String[] {"NOTSET", "SAME_UPPER"}) {
      all.put(
          "with output shape, " + padding,
          transposed(
              2,
              3,
              3,
              4,
              list("strides", 2, 3),
              list("output_shape", 6, 11),
              attribute("auto_pad", padding)));
    }
    all.put(
        "of one dimension",
        input(1, 2, 5)
            .weight("w", 2, 3, 4)
            .weight("b", 3)
            .node("ConvTranspose", "x w b", "y", list("strides", 3), list("pads", 1, 2)));
    return checks(all, 13);
  }

  /** From channels x 3 x 4 values; filters for each group. */
  private static ModelDraft transposed(
      int channels, int filters, int height, int width, AttributeProto... attributes) {
    return input(1, channels, 3, 4)
        .weight("w", channels, filters, height, width)
        .node("ConvTranspose", "x w", "y", attributes);
  }

  @TestFactory
  Stream<DynamicTest> pools() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"MaxPool", "AveragePool"}) {
      all.put(
          operator + " of one dimension",
          input(1, 2, 9)
              .node(
                  operator,
                  "x",
                  "y",
                  list("kernel_shape", 3),
                  list("strides", 2),
                  list("pads", 1, 0)));
      for (int ceil = 0; ceil < 2; ceil++) {
        all.put(
            operator + " SAME_LOWER with ceil_mode " + ceil,
            input(1, 2, 7, 6)
                .node(
                    operator,
                    "x",
                    "y",
                    list("kernel_shape", 3, 2),
                    list("strides", 2, 2),
                    attribute("ceil_mode", ceil),
                    attribute("auto_pad", "SAME_LOWER")));
      }
    }
    all.put(
        "dilated MaxPool",
        input(1, 2, 8, 9)
            .node(
                "MaxPool",
                "x",
                "y",
                list("kernel_shape", 2, 3),
                list("dilations", 3, 2),
                list("pads", 1, 1, 0, 1)));
    return checks(all, 13);
  }

  @TestFactory
  Stream<DynamicTest> globalPools() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"GlobalAveragePool", "GlobalMaxPool"}) {
      all.put(operator, input(1, 3, 4, 5).node(operator, "x", "y"));
      all.put(operator + " of one dimension", input(1, 3, 4).node(operator, "x", "y"));
    }
    return checks(all, 13);
  }

  @TestFactory
  Stream<DynamicTest> averagePoolsThatOverhang() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (int count = 0; count < 2; count++) {
      for (int pad = 0; pad < 2; pad++) {
        all.put(
            "AveragePool with ceil_mode, count_include_pad " + count + ", pads " + pad,
            input(1, 2, 6, 8)
                .node(
                    "AveragePool",
                    "x",
                    "y",
                    list("kernel_shape", 3, 3),
                    list("strides", 2, 2),
                    list("pads", pad, 0, pad, pad),
                    attribute("ceil_mode", 1),
                    attribute("count_include_pad", count)));
      }
    }
    return Stream.concat(checks(all, 13), checks(all, 19));
  }

  @TestFactory
  Stream<DynamicTest> reductionsByAttribute() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"ReduceMean", "ReduceSum", "ReduceMax"}) {
      all.put(operator + " of all", input(1, 2, 3, 4).node(operator, "x", "y"));
      all.put(
          operator + " over the last axes",
          input(1, 2, 3, 4).node(operator, "x", "y", list("axes", 2, 3), attribute("keepdims", 0)));
      all.put(
          operator + " over axes in the middle",
          input(2, 3, 2, 4).node(operator, "x", "y", list("axes", 1, -2)));
      all.put(
          operator + " over the first axis",
          input(3, 4).node(operator, "x", "y", list("axes", 0), attribute("keepdims", 0)));
    }
    return checks(all, 11);
  }

  @TestFactory
  Stream<DynamicTest> reductionsByInput() {
    Map<String, ModelDraft> all = new LinkedHashMap<>();
    for (String operator : new String[] {"ReduceMean", "ReduceSum", "ReduceMax"}) {
      all.put(
          operator,
          input(2, 3, 4)
              .integers("axes", 1)
              .node(operator, "x axes", "y", attribute("keepdims", 0)));
      all.put(
          operator + " of nothing",
          input(2, 3).node(operator, "x", "y", attribute("noop_with_empty_axes", 1)));
    }
    return checks(all, 18);
  }

  @Test
  void splits() throws Exception {
    OperatorsTest.check(
        folder,
        input(1, 5, 2)
            .node("Split", "x", "a b", list("split", 2, 3), attribute("axis", 1))
            .node("Tanh", "a", "t")
            .node("Concat", "b t", "y", attribute("axis", 1)),
        11);
    OperatorsTest.check(
        folder,
        input(2, 6)
            .integers("sizes", 1, 3, 2)
            .node("Split", "x sizes", "a b c", attribute("axis", -1))
            .node("Concat", "c b a b", "y", attribute("axis", 1)),
        13);
    OperatorsTest.check(
        folder,
        input(1, 7)
            .node("Split", "x", "a b c", attribute("axis", 1), attribute("num_outputs", 3))
            .node("Concat", "c a", "y", attribute("axis", 1)),
        18);
    ModelDraft constant = input(1, 2).weight("w", 2, 4).node("Split", "w", "u v", equalParts());
    constant.node("MatMul", "x v", "p").node("MatMul", "x u", "q").node("Add", "p q", "y");
    OperatorsTest.check(folder, constant, 13);
  }

  private static AttributeProto equalParts() {
    return attribute("axis", 1);
  }

  @Test
  void threeSpatialDimensionsAreRefused() {
    refused(
        input(1, 2, 4, 4, 4).weight("w", 3, 2, 2, 2, 2).node("Conv", "x w", "y"),
        "operator 'Conv' (node 'n_y'): kernel of shape [3x2x2x2x2], expected three or four");
    refused(
        input(1, 2, 4, 4, 4).node("MaxPool", "x", "y", list("kernel_shape", 2, 2, 2)),
        "expected one image of one or two spatial dimensions");
    refused(
        input(1, 2, 4, 4, 4).weight("w", 2, 3, 2, 2, 2).node("ConvTranspose", "x w", "y"),
        "expected one image of one or two spatial dimensions");
  }

  @Test
  void geometryThatDoesNotFitIsRefused() {
    refused(
        input(1, 3, 4, 4).weight("w", 4, 1, 2, 2).node("Conv", "x w", "y", GROUPS),
        "attribute 'group' is 2, expected a divisor of 3 channels and 4 filters");
    refused(
        input(1, 2, 4, 4).weight("w", 4, 2, 2, 2).node("Conv", "x w", "y", GROUPS),
        "input of shape [1x2x4x4] does not fit the kernel of shape [4x2x2x2] in 2 groups");
    refused(
        input(1, 2, 4, 4).weight("w", 4, 2, 3, 3).node("Conv", "x w", "y", list("dilations", 2, 2)),
        "a kernel that reaches over 5 does not fit [1x2x4x4]");
    refused(
        input(1, 2, 2, 2)
            .weight("w", 2, 4, 1, 1)
            .node("ConvTranspose", "x w", "y", list("pads", 1, 1, 1, 1)),
        "makes 0 entries along spatial dimension 0");
    refused(
        input(1, 5).node("Split", "x", "y z", list("split", 2, 2), attribute("axis", 1)),
        "splits 5 entries into [2, 2] for 2 outputs");
  }

  private void refused(ModelDraft draft, String message) {
    assertThatThrownBy(() -> ModelDraft.read(folder, draft.bytes(11)))
        .hasMessageContaining(message);
  }

  private Stream<DynamicTest> checks(Map<String, ModelDraft> drafts, int opset) {
    return drafts.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey() + ", opset " + opset,
                    () -> OperatorsTest.check(folder, e.getValue(), opset)));
  }
}
