package fanc.cli.exact;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes of single weights and biases of a chain. */
final class Weights {
  private Weights() {}

  /** What becomes of a weight. */
  @FunctionalInterface
  interface Change {
    /**
     * Returns the weight of the child.
     *
     * @param tensor number of its tensor, weights and biases of one op after the other
     * @param entry its place there
     * @param weight of the parent
     */
    double of(int tensor, int entry, double weight);
  }

  static Network changed(Network network, Change change) {
    List<Step> steps = new ArrayList<>();
    int tensor = 0;
    for (Step step : network.steps()) {
      Op op = step.op();
      if (op instanceof Affine affine) {
        Tensor weight = changed(affine.weight(), tensor, change);
        op = Affine.exact(weight, changed(affine.bias(), tensor + 1, change));
        tensor += 2;
      }
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(network.name(0), network.inputShape(), steps);
  }

  private static Tensor changed(Tensor tensor, int number, Change change) {
    double[] values = tensor.toArray();
    Arrays.setAll(values, i -> change.of(number, i, values[i]));
    return Tensor.of(tensor.shape(), values);
  }
}
