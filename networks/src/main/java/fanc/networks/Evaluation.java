package fanc.networks;

import java.util.ArrayList;
import java.util.List;

/**
 * Slow and obvious evaluation of a network: one loop for each index of the definition.
 *
 * <p>The reference that everything fast is tested against; it shares no code with it.
 */
public final class Evaluation {
  private Evaluation() {}

  /**
   * Returns the network's output in double arithmetic.
   *
   * @param input one entry for each entry of the network's input
   * @return one entry for each entry of the output; ordinary rounding, no bound on the error is
   *     claimed
   * @throws IllegalArgumentException if the input has another size
   */
  public static double[] evaluate(Network network, double[] input) {
    return evaluateAll(network, input).get(network.output());
  }

  /**
   * Returns all values of the network in double arithmetic, by number; 0 is the input.
   *
   * @throws IllegalArgumentException if the input has another size
   */
  public static List<double[]> evaluateAll(Network network, double[] input) {
    requireSize(network, input.length);
    List<double[]> values = new ArrayList<>();
    values.add(input.clone());
    for (Step step : network.steps()) {
      List<double[]> inputs = step.inputs().stream().map(values::get).toList();
      values.add(step.op().accept(new EvaluationDouble(inputs)));
    }
    return values;
  }

  /**
   * Returns the network's output in float32 arithmetic: each op in the order of the file, every sum
   * accumulated in float32 in index order, parameters rounded to float32 first, exponentials
   * computed in double and rounded once.
   *
   * @throws IllegalArgumentException if the input has another size
   */
  public static float[] evaluateFloat(Network network, float[] input) {
    requireSize(network, input.length);
    List<float[]> values = new ArrayList<>();
    values.add(input.clone());
    for (Step step : network.steps()) {
      List<float[]> inputs = step.inputs().stream().map(values::get).toList();
      values.add(step.op().accept(new EvaluationFloat(inputs)));
    }
    return values.get(network.output());
  }

  private static void requireSize(Network network, int size) {
    if (size != network.inputShape().size()) {
      throw new IllegalArgumentException(
          "input has " + size + " entries, the network takes " + network.inputShape());
    }
  }
}
