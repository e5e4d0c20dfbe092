package fanc.networks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A neural network: a directed acyclic graph of ops from one input value to one output value.
 *
 * <p>Values are numbered: 0 is the input, value {@code v > 0} is made by {@code steps().get(v -
 * 1)}, and every step reads values with smaller numbers only. The last value is the output, and
 * every value contributes to it.
 *
 * <p>A <em>cut</em> is a value that every path from input to output passes through. The steps up to
 * a cut (prefix) and those after it (suffix) are networks again. Immutable.
 */
public final class Network {
  private final String inputName;
  private final Shape inputShape;
  private final List<Step> steps;

  /**
   * Makes a network of the steps, the last of which makes the output.
   *
   * @throws IllegalArgumentException if a step reads a value that is not made before it, or a value
   *     is never read
   */
  public Network(String inputName, Shape inputShape, List<Step> steps) {
    this.inputName = inputName;
    this.inputShape = inputShape;
    this.steps = List.copyOf(steps);
    boolean[] read = new boolean[this.steps.size() + 1];
    for (int v = 1; v <= this.steps.size(); v++) {
      for (int input : this.steps.get(v - 1).inputs()) {
        if (input < 0 || input >= v) {
          throw new IllegalArgumentException(
              "value " + v + " reads value " + input + ", which is not made before it");
        }
        read[input] = true;
      }
    }
    for (int v = 0; v < this.steps.size(); v++) {
      if (!read[v]) {
        throw new IllegalArgumentException("value '" + name(v) + "' is made but never read");
      }
    }
  }

  /** Returns the steps in the order they are computed. */
  public List<Step> steps() {
    return steps;
  }

  /** Returns the step that makes {@code value}, which is at least 1. */
  public Step step(int value) {
    return steps.get(value - 1);
  }

  /** Returns the number of the output value, which is also the number of steps. */
  public int output() {
    return steps.size();
  }

  /** Returns the name of a value; 0 is the input. */
  public String name(int value) {
    return value == 0 ? inputName : step(value).name();
  }

  /** Returns the shape of a value; 0 is the input. */
  public Shape shape(int value) {
    return value == 0 ? inputShape : step(value).shape();
  }

  /** Returns the shape of the input. */
  public Shape inputShape() {
    return inputShape;
  }

  /** Returns the shape of the output. */
  public Shape outputShape() {
    return shape(output());
  }

  /**
   * Returns the values that every path from input to output passes through, in order, the input and
   * the output included.
   *
   * <p>In a topological order a value v is a cut exactly if no step after it reads a value before
   * it: all values contribute, so one that is neither before nor after v on some path would open a
   * way around v.
   */
  public List<Integer> cuts() {
    List<Integer> cuts = new ArrayList<>();
    int smallestReadAfter = output();
    for (int v = output(); v >= 0; v--) {
      if (smallestReadAfter >= v) {
        cuts.add(v);
      }
      if (v > 0) {
        for (int input : step(v).inputs()) {
          smallestReadAfter = Math.min(smallestReadAfter, input);
        }
      }
    }
    Collections.reverse(cuts);
    return cuts;
  }

  /**
   * Returns the network from the input to a cut.
   *
   * @throws IllegalArgumentException if {@code cut} is not one of {@link #cuts()}
   */
  public Network prefix(int cut) {
    requireCut(cut);
    return new Network(inputName, inputShape, steps.subList(0, cut));
  }

  /**
   * Returns the network from a cut to the output; its input is the cut's value.
   *
   * @throws IllegalArgumentException if {@code cut} is not one of {@link #cuts()}
   */
  public Network suffix(int cut) {
    requireCut(cut);
    List<Step> rest = new ArrayList<>();
    for (Step step : steps.subList(cut, steps.size())) {
      List<Integer> inputs = step.inputs().stream().map(v -> v - cut).toList();
      rest.add(new Step(step.op(), inputs, step.name(), step.origin(), step.shape()));
    }
    return new Network(name(cut), shape(cut), rest);
  }

  private void requireCut(int cut) {
    if (!cuts().contains(cut)) {
      throw new IllegalArgumentException("value " + cut + " is not a cut of the network");
    }
  }

  /** Returns one line with each value's op, inputs and shape, for messages and failing tests. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("0 = input ").append(inputShape);
    for (int v = 1; v <= output(); v++) {
      Step step = step(v);
      text.append("; ").append(v).append(" = ").append(step.op().getClass().getSimpleName());
      text.append(step.inputs()).append(' ').append(step.shape());
    }
    return text.toString();
  }
}
