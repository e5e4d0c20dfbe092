package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations and sums in the forms that occur, against an independent implementation. */
class ActivationOperatorsTest {
  @TempDir Path folder;

  @Test
  void leakyRelu() throws Exception {
    OperatorsTest.check(folder, input(1, 5).node("LeakyRelu", "x", "y"), 13);
    for (float slope : new float[] {0.3f, 0, -1, 2}) {
      ModelDraft draft = input(1, 5).node("LeakyRelu", "x", "y", attribute("alpha", slope));
      OperatorsTest.check(folder, draft, 16);
    }
  }

  @Test
  void parametricReluForEachEntryForEachChannelAndForAll() throws Exception {
    OperatorsTest.check(
        folder, input(1, 3, 2, 2).weight("s", 3, 2, 2).node("PRelu", "x s", "y"), 9);
    OperatorsTest.check(
        folder, input(1, 3, 2, 2).weight("s", 3, 1, 1).node("PRelu", "x s", "y"), 13);
    OperatorsTest.check(folder, input(1, 3).weight("s", 1).node("PRelu", "x s", "y"), 16);
  }

  @Test
  void clipByAttributesAndByInputsWithEitherEndMissing() throws Exception {
    OperatorsTest.check(
        folder,
        input(1, 9).node("Clip", "x", "y", attribute("min", -0.5f), attribute("max", 1f)),
        7);
    OperatorsTest.check(folder, input(1, 9).node("Clip", "x", "y", attribute("max", 0.5f)), 6);
    ModelDraft both = input(1, 9).floats("a", new float[] {0}).floats("b", new float[] {1.5f});
    OperatorsTest.check(folder, both.node("Clip", "x a b", "y"), 13);
    ModelDraft lower = input(1, 9).floats("a", new float[] {0.25f});
    OperatorsTest.check(folder, lower.node("Clip", "x a", "y"), 11);
    OperatorsTest.check(folder, input(1, 9).node("Clip", "x", "y"), 12);
  }

  @Test
  void aClipWithItsEndsTheWrongWayRoundIsRefused() {
    ModelDraft draft =
        input(1, 3).node("Clip", "x", "y", attribute("min", 1f), attribute("max", 0f));
    assertThatThrownBy(() -> ModelDraft.read(folder, draft.bytes(7)))
        .hasMessageContaining("operator 'Clip' (node 'n_y'): clips to [1.0, 0.0]");
  }

  @Test
  void hardSigmoidAndHardSwish() throws Exception {
    OperatorsTest.check(folder, input(1, 9).node("HardSigmoid", "x", "y"), 13);
    OperatorsTest.check(
        folder,
        input(1, 9).node("HardSigmoid", "x", "y", attribute("alpha", 0.6f), attribute("beta", 0f)),
        13);
    ModelDraft swish = input(1, 9).floats("three", new float[] {3}).node("Mul", "x three", "t");
    OperatorsTest.check(folder, swish.node("HardSwish", "t", "y"), 14);
  }

  @Test
  void exponentialUnits() throws Exception {
    for (String operator : new String[] {"Elu", "Selu", "Celu"}) {
      OperatorsTest.check(folder, input(1, 9).node(operator, "x", "y"), 13);
      ModelDraft draft = input(1, 9).node(operator, "x", "y", attribute("alpha", 0.6f));
      OperatorsTest.check(folder, draft, 13);
    }
    OperatorsTest.check(folder, input(1, 9).node("Selu", "x", "y", attribute("gamma", 1.5f)), 13);
    OperatorsTest.check(folder, input(1, 9).node("Softplus", "x", "y"), 13);
  }

  @Test
  void absoluteValue() throws Exception {
    OperatorsTest.check(folder, input(1, 5).node("Abs", "x", "y"), 13);
  }

  @Test
  void productsOfValues() throws Exception {
    ModelDraft swish = input(1, 5).node("Sigmoid", "x", "s").node("Mul", "x s", "y");
    OperatorsTest.check(folder, swish, 13);
    OperatorsTest.check(folder, input(1, 5).node("Mul", "x x", "y"), 13);
    ModelDraft rows = input(2, 3).node("ReduceMean", "x", "m", list("axes", 1));
    OperatorsTest.check(folder, rows.node("Mul", "m x", "y"), 13);
  }

  @Test
  void powers() throws Exception {
    for (float power : new float[] {1, 2, 3}) {
      ModelDraft draft = input(1, 5).floats("p", new float[] {power});
      OperatorsTest.check(folder, draft.node("Pow", "x p", "y"), 13);
    }
  }

  @Test
  void greatestAndLeastOfValuesAndConstants() throws Exception {
    for (String operator : new String[] {"Max", "Min"}) {
      OperatorsTest.check(
          folder,
          input(2, 3).node("Neg", "x", "n").node("Tanh", "x", "t").node(operator, "x n t", "y"),
          13);
      ModelDraft number = input(2, 3).floats("c", new float[] {0.25f});
      OperatorsTest.check(folder, number.node(operator, "c x", "y"), 13);
      ModelDraft constants = input(2, 3).weight("c", 3).weight("d", 2, 1);
      OperatorsTest.check(folder, constants.node(operator, "c d x", "y"), 13);
    }
  }

  @Test
  void negation() throws Exception {
    OperatorsTest.check(folder, input(1, 3).node("Neg", "x", "y"), 13);
    ModelDraft constant = input(1, 3).weight("c", 3).node("Neg", "c", "n").node("Add", "x n", "y");
    OperatorsTest.check(folder, constant, 13);
  }

  @Test
  void sumOfValuesAndConstantsThatStretch() throws Exception {
    OperatorsTest.check(folder, input(2, 3).node("Tanh", "x", "t").node("Sum", "x t x", "y"), 13);
    OperatorsTest.check(folder, input(2, 3).node("Sum", "x", "y"), 13);
    OperatorsTest.check(
        folder, input(1, 3).weight("a", 3).weight("b", 2, 1).node("Sum", "a x b x", "y"), 13);
  }

  @Test
  void concatAlongEitherAxis() throws Exception {
    ModelDraft channels = input(1, 2, 2, 2).node("Relu", "x", "r").node("Tanh", "x", "t");
    OperatorsTest.check(folder, channels.node("Concat", "r x t", "y", attribute("axis", 1)), 13);
    ModelDraft columns = input(1, 2, 2, 2).node("Relu", "x", "r");
    OperatorsTest.check(folder, columns.node("Concat", "r x", "y", attribute("axis", -1)), 13);
  }

  @Test
  void concatOfValuesAndConstants() throws Exception {
    ModelDraft draft = input(2, 3).weight("c", 2, 2).weight("d", 2, 1).node("Relu", "x", "r");
    OperatorsTest.check(folder, draft.node("Concat", "c x d r", "y", attribute("axis", 1)), 13);
    ModelDraft one = input(1, 3).weight("c", 1, 1);
    OperatorsTest.check(folder, one.node("Concat", "c x", "y", attribute("axis", 1)), 11);
    ModelDraft constants = input(2, 3).weight("c", 2, 2).weight("d", 2, 1);
    constants.node("Concat", "c d", "e", attribute("axis", 1)).node("Add", "x e", "y");
    OperatorsTest.check(folder, constants, 13);
  }

  @Test
  void concatOfShapesThatDoNotFitIsRefused() {
    ModelDraft draft = input(2, 3).weight("c", 3, 2);
    draft.node("Concat", "x c", "y", attribute("axis", 1));
    assertThatThrownBy(() -> ModelDraft.read(folder, draft.bytes(13)))
        .hasMessageContaining("shapes [2x3] and [3x2] differ beside axis 1");
  }
}
