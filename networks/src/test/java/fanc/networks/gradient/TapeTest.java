package fanc.networks.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Add;
import fanc.networks.MaxPool;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tape does where a network has no derivative, and how it is used. */
class TapeTest {
  private static final Shape TWO = Shape.of(1, 2);

  /** y = relu(x) + 3 x, by two paths from one input. */
  private final Network residual =
      new Network(
          "x",
          TWO,
          List.of(
              new Step(new Relu(), List.of(0), "r", "Relu", TWO),
              new Step(
                  Scale.exact(Tensor.vector(3, 3), Tensor.zeros(2)), List.of(0), "s", "Mul", TWO),
              new Step(new Add(), List.of(1, 2), "y", "Add", TWO)));

  @Test
  void pathsThatMeetAgainAddUp() {
    Tape tape = Tape.of(residual);
    assertThat(tape.evaluate(new double[] {2, -2})).containsExactly(8, -6);
    assertThat(tape.gradient(new double[] {1, 10})).containsExactly(4, 30);
  }

  @Test
  void valuesAreThoseOfThePointEvaluatedLast() {
    Tape tape = Tape.of(residual);
    assertThatThrownBy(() -> tape.value(1)).isInstanceOf(IllegalStateException.class);
    tape.evaluate(new double[] {2, -2});
    double[] rectified = tape.value(1);
    assertThat(rectified).containsExactly(2, 0);
    tape.evaluate(new double[] {-1, 5});
    assertThat(tape.value(1)).containsExactly(0, 5);
    assertThat(rectified).containsExactly(2, 0);
  }

  @Test
  void theRectifierHasSlopeZeroAtZero() {
    Tape tape = Tape.of(residual);
    tape.evaluate(new double[] {0, -0.0});
    assertThat(tape.gradient(new double[] {1, 1})).containsExactly(3, 3);
  }

  @Test
  void aValueAddedToItselfCountsTwice() {
    Network twice =
        new Network("x", TWO, List.of(new Step(new Add(), List.of(0, 0), "y", "Add", TWO)));
    Tape tape = Tape.of(twice);
    assertThat(tape.evaluate(new double[] {1, 2})).containsExactly(2, 4);
    assertThat(tape.gradient(new double[] {1, 0.5})).containsExactly(2, 1);
  }

  @Test
  void ofEqualLargestEntriesTheFirstTakesTheDerivative() {
    Window window = new Window(1, 2, 2, 2, 2, 1, 1, 0, 0, 1, 1);
    Shape image = Shape.of(1, 1, 2, 2);
    Network pool =
        new Network(
            "x",
            image,
            List.of(
                new Step(new MaxPool(window), List.of(0), "m", "MaxPool", Shape.of(1, 1, 1, 1)),
                new Step(new Reshape(), List.of(1), "y", "Flatten", Shape.of(1, 1))));
    Tape tape = Tape.of(pool);
    assertThat(tape.evaluate(new double[] {1, 7, 7, 7})).containsExactly(7);
    assertThat(tape.gradient(new double[] {2})).containsExactly(0, 2, 0, 0);
  }

  @Test
  void anEvaluationLeavesNothingBehindForTheNext() {
    Tape tape = Tape.of(residual);
    tape.evaluate(new double[] {5, 5});
    tape.gradient(new double[] {1, 1});
    tape.evaluate(new double[] {-1, -1});
    assertThat(tape.gradient(new double[] {1, 0})).containsExactly(3, 0);
    assertThat(tape.gradient(new double[] {1, 0})).containsExactly(3, 0);
  }

  @Test
  void wrongSizesAndOrderAreRefused() {
    Tape tape = Tape.of(residual);
    assertThatThrownBy(() -> tape.gradient(new double[2]))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tape.evaluate(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 entries");
    tape.evaluate(new double[2]);
    assertThatThrownBy(() -> tape.gradient(new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
