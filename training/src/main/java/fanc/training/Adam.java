package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adam (Kingma and Ba, ICLR 2015) with the constants of the paper. A gradient longer than {@value
 * #LONGEST} is shortened to that: certified losses have cliffs, and one step over a cliff can undo
 * the training.
 */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private static final double LONGEST = 5;

  private final List<NDArray> parameters;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> squares = new ArrayList<>();
  private int steps;

  /** Makes an optimiser that changes the parameters in place. */
  Adam(List<NDArray> parameters) {
    this.parameters = List.copyOf(parameters);
    for (NDArray p : parameters) {
      means.add(p.getManager().zeros(p.getShape()));
      squares.add(p.getManager().zeros(p.getShape()));
    }
  }

  /**
   * Takes one step along the parameters' gradients and sets those to zero.
   *
   * @return false, and nothing is changed, if the gradient is not finite
   */
  boolean step(double learningRate) {
    double length = length();
    if (!Double.isFinite(length)) {
      return false;
    }
    steps++;
    double rate =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    float scale = (float) Math.min(1, LONGEST / length);
    for (int i = 0; i < parameters.size(); i++) {
      NDArray gradient = parameters.get(i).getGradient();
      gradient.muli(scale);
      NDArray mean = means.get(i);
      NDArray square = squares.get(i);
      mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
      square.muli(BETA2).addi(gradient.square().mul(1 - BETA2));
      parameters.get(i).subi(mean.div(square.sqrt().add(EPSILON)).mul(rate));
      gradient.muli(0);
    }
    return true;
  }

  /** Returns how many steps were taken. */
  int steps() {
    return steps;
  }

  /** Returns the entries of the parameters, then of the means, then of the squares. */
  List<float[]> state() {
    return arrays().map(NDArray::toFloatArray).toList();
  }

  /**
   * Goes to where another optimiser of the same parameters was.
   *
   * @param taken its {@link #steps}
   * @param state its {@link #state}
   */
  void restore(int taken, List<float[]> state) {
    steps = taken;
    Iterator<float[]> entries = state.iterator();
    arrays().forEach(array -> array.set(entries.next()));
  }

  private Stream<NDArray> arrays() {
    return Stream.of(parameters, means, squares).flatMap(List::stream);
  }

  private double length() {
    double sum = 0;
    for (NDArray p : parameters) {
      sum += p.getGradient().square().sum().getFloat();
    }
    return Math.sqrt(sum);
  }
}
