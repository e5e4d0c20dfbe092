package fanc.templates;

import fanc.networks.ActivationOp;
import fanc.networks.Network;
import fanc.verifier.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts right after an activation function, where templates lie, and the values possible there. */
final class ActivationCuts {
  private ActivationCuts() {}

  /**
   * Returns the cuts after the n-th activations, ascending, counting from 1 the activations whose
   * value is a cut before the output; where there are fewer, the last one stands for the missing.
   *
   * @return empty if no activation before the output is a cut
   */
  static List<Integer> after(Network network, List<Integer> activations) {
    List<Integer> all = new ArrayList<>();
    for (int cut : network.cuts()) {
      if (cut > 0 && cut < network.output() && network.step(cut).op() instanceof ActivationOp) {
        all.add(cut);
      }
    }
    if (all.isEmpty()) {
      return List.of();
    }
    return activations.stream().map(n -> all.get(Math.min(n, all.size()) - 1)).distinct().toList();
  }

  /**
   * Returns the part of a box that the op making the value can reach: [0, inf) after a rectifier,
   * [0, 1] after a sigmoid, [0, 6] after a ReLU6. Exact: no value of the op is lost.
   *
   * @throws IllegalStateException if nothing is left, which no sound box can cause
   */
  static Bounds attainable(Network network, int cut, Bounds box) {
    if (cut == 0 || !(network.step(cut).op() instanceof ActivationOp activation)) {
      return box;
    }
    double[] least = new double[box.dimension()];
    double[] most = new double[box.dimension()];
    Arrays.fill(least, activation.least());
    Arrays.fill(most, activation.most());
    return box.intersect(new Bounds(least, most));
  }
}
