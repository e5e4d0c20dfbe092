package fanc.cli;

import fanc.networks.ActivationOp;
import fanc.networks.Clip;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * How many neurons of one activation keep to one linear piece of it over a whole region. Interval
 * bounds over-approximate, so a stable neuron is stable and an unstable one may be.
 *
 * @param value name of the value the activation makes
 * @param op the activation
 * @param active neurons that pass their input on, scaled at most
 * @param inactive neurons on another linear piece
 * @param unstable all others; for an activation without linear pieces all
 */
record StableNeurons(String value, String op, int active, int inactive, int unstable) {

  /** Returns one entry for each activation of a network, in order. */
  static List<StableNeurons> of(Network network, InputRegion region, Kernels kernels) {
    BoxDomain domain = new BoxDomain(kernels);
    List<Bounds> boxes =
        Reach.reachAll(network, domain, 0, domain.abstraction(region), network.output());
    List<StableNeurons> layers = new ArrayList<>();
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      if (step.op() instanceof ActivationOp activation) {
        layers.add(of(step, activation, boxes.get(step.inputs().get(0))));
      }
    }
    return layers;
  }

  private static StableNeurons of(Step step, ActivationOp activation, Bounds before) {
    double[] lower = before.lowerArray();
    double[] upper = before.upperArray();
    Pieces pieces = Pieces.of(activation);
    int active = 0;
    int inactive = 0;
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= pieces.activeFrom && upper[i] <= pieces.activeTo) {
        active++;
      } else if (upper[i] <= pieces.inactiveTo || lower[i] >= pieces.activeTo) {
        inactive++;
      }
    }
    String op = activation.getClass().getSimpleName();
    return new StableNeurons(step.name(), op, active, inactive, lower.length - active - inactive);
  }

  /**
   * Where an activation is linear.
   *
   * @param inactiveTo inputs up to here are on the first piece
   * @param activeFrom inputs from here on are passed on
   * @param activeTo up to here; those from here on are on the last piece
   */
  private record Pieces(double inactiveTo, double activeFrom, double activeTo) {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    static Pieces of(ActivationOp activation) {
      if (activation instanceof Relu || activation instanceof LeakyRelu) {
        return new Pieces(0, 0, INFINITE);
      }
      if (activation instanceof Clip clip) {
        return new Pieces(clip.lower(), clip.lower(), clip.upper());
      }
      return activation instanceof HardSwish
          ? new Pieces(-3, 3, INFINITE)
          : new Pieces(-INFINITE, INFINITE, INFINITE);
    }
  }
}
