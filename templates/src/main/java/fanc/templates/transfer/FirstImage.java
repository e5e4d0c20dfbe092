package fanc.templates.transfer;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.properties.RegionFamily;

/** What it costs to bound the first op with weights exactly over many regions. */
final class FirstImage {
  /** Each change is weighed and summed for both ends. */
  private static final double EACH = 4;

  private FirstImage() {}

  /** Returns about how many multiplications it is worth. */
  static double multiplications(Network network, RegionFamily family) {
    return EACH * family.size() * family.changes(0).size() * outputs(network);
  }

  /** Returns how many outputs of the op one input reaches, about. */
  private static double outputs(Network network) {
    for (Step step : network.steps()) {
      if (step.op() instanceof Affine affine) {
        return affine.outputs();
      }
      if (step.op() instanceof Conv2d convolution) {
        return (double) convolution.outChannels() * convolution.window().kernelSize();
      }
    }
    return 0;
  }
}
