package fanc.verifier;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A network that hands some of its inputs through: {@code x} goes to {@code (N(x), x_i, x_j, ...)}.
 *
 * <p>So a property that compares outputs with inputs is one of outputs alone, and relations between
 * both are kept by every domain that keeps relations.
 */
public final class InputsBesideOutputs {
  private InputsBesideOutputs() {}

  /**
   * Returns the network with inputs after its outputs.
   *
   * @param inputs which inputs, flat; none leaves the network as it is
   * @throws IllegalArgumentException if there is no such input
   */
  public static Network of(Network network, List<Integer> inputs) {
    if (inputs.isEmpty()) {
      return network;
    }
    int n = network.inputShape().size();
    int outputs = network.outputShape().size();
    int all = outputs + inputs.size();
    double[] keep = new double[outputs * all];
    for (int i = 0; i < outputs; i++) {
      keep[i * all + i] = 1;
    }
    double[] pass = new double[n * all];
    for (int k = 0; k < inputs.size(); k++) {
      if (inputs.get(k) < 0 || inputs.get(k) >= n) {
        throw new IllegalArgumentException("input " + inputs.get(k) + " of " + n);
      }
      pass[inputs.get(k) * all + outputs + k] = 1;
    }
    List<Step> steps = new ArrayList<>(network.steps());
    int output = network.output();
    Shape shape = Shape.of(1, all);
    steps.add(selection(keep, outputs, shape, output, "outputs"));
    steps.add(selection(pass, n, shape, 0, "inputs"));
    steps.add(
        new Step(new Add(), List.of(output + 1, output + 2), "both", "outputs and inputs", shape));
    return new Network(network.name(0), network.inputShape(), steps);
  }

  private static Step selection(double[] weight, int rows, Shape shape, int of, String name) {
    Affine op =
        Affine.exact(Tensor.of(Shape.of(rows, shape.size()), weight), Tensor.zeros(shape.size()));
    return new Step(op, List.of(of), name + " selected", name, shape);
  }
}
