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

/** Operators whose attributes became inputs, in each operator set. */
class OpsetInputsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> attributesOrInputs1() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        until(
            10,
            "Clip by attributes",
            () -> input(2, 3).node("Clip", "x", "y", attribute("min", -1f), attribute("max", 1f))));
    forms.add(
        since(
            11,
            "Clip by inputs",
            () ->
                input(2, 3)
                    .floats("lo", new float[] {-1})
                    .floats("hi", new float[] {1})
                    .node("Clip", "x lo hi", "y")));
    forms.add(
        since(
            11,
            "Clip without a minimum",
            () -> input(2, 3).floats("hi", new float[] {1}).node("Clip", "x - hi", "y")));
    forms.add(
        until(
            12,
            "Squeeze by attribute",
            () -> input(1, 3, 1).node("Squeeze", "x", "y", list("axes", 0))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> attributesOrInputs2() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        since(
            13,
            "Squeeze by input",
            () -> input(1, 3, 1).integers("a", 0).node("Squeeze", "x a", "y")));
    forms.add(all("Squeeze of all", () -> input(1, 3, 1).node("Squeeze", "x", "y")));
    forms.add(
        until(
            12,
            "Unsqueeze by attribute",
            () -> input(2, 3).node("Unsqueeze", "x", "y", list("axes", 0, 2))));
    forms.add(
        since(
            13,
            "Unsqueeze by input",
            () -> input(2, 3).integers("a", 0, 2).node("Unsqueeze", "x a", "y")));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> attributesOrInputs3() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        until(
            9,
            "Slice by attributes",
            () ->
                input(4, 5)
                    .node("Slice", "x", "y", list("starts", 1), list("ends", 4), list("axes", 1))));
    forms.add(
        since(
            10,
            "Slice by inputs",
            () ->
                input(4, 5)
                    .integers("from", 1)
                    .integers("to", 4)
                    .integers("axes", 1)
                    .node("Slice", "x from to axes", "y")));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> attributesOrInputs4() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        until(
            10,
            "Pad by attributes",
            () ->
                input(2, 3)
                    .node("Pad", "x", "y", list("pads", 0, 1, 1, 0), attribute("value", .5f))));
    forms.add(
        since(
            11,
            "Pad by inputs",
            () ->
                input(2, 3)
                    .integers("p", 0, 1, 1, 0)
                    .floats("v", new float[] {.5f})
                    .node("Pad", "x p v", "y")));
    forms.add(
        until(
            12,
            "Split by attribute",
            () ->
                input(2, 5).node("Split", "x", "y z", attribute("axis", 1), list("split", 2, 3))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> attributesOrInputs5() {
    List<OpsetForm> forms = new ArrayList<>();
    forms.add(
        since(
            13,
            "Split by input",
            () ->
                input(2, 5).integers("s", 2, 3).node("Split", "x s", "y z", attribute("axis", 1))));
    forms.add(until(17, "Split evenly", () -> input(4, 3).node("Split", "x", "y z")));
    forms.add(
        since(
            18,
            "Split unevenly",
            () -> input(5, 3).node("Split", "x", "y z", attribute("num_outputs", 2))));
    return forms.stream().flatMap(form -> form.tests(folder));
  }

  @TestFactory
  Stream<DynamicTest> reductions() {
    List<OpsetForm> forms = new ArrayList<>();
    for (String operator : new String[] {"ReduceMean", "ReduceMax", "ReduceSum"}) {
      int input = operator.equals("ReduceSum") ? 13 : 18;
      forms.add(
          until(
              input - 1,
              operator + " by attribute",
              () ->
                  input(2, 3, 4)
                      .node(operator, "x", "y", list("axes", 1), attribute("keepdims", 0))));
      forms.add(
          since(
              input,
              operator + " by input",
              () -> input(2, 3, 4).integers("a", 1).node(operator, "x a", "y")));
      forms.add(all(operator + " of all", () -> input(2, 3, 4).node(operator, "x", "y")));
      forms.add(
          since(
              input,
              operator + " of nothing",
              () -> input(2, 3).node(operator, "x", "y", attribute("noop_with_empty_axes", 1))));
    }
    return forms.stream().flatMap(form -> form.tests(folder));
  }
}
