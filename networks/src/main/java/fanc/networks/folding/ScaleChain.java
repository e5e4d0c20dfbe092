package fanc.networks.folding;

import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the scales that can be folded into the op before them: each reads the value right before
 * it, which nothing else reads.
 */
final class ScaleChain {
  private final Network network;
  private final int[] readers;

  ScaleChain(Network network) {
    this.network = network;
    this.readers = new int[network.output() + 1];
    for (Step step : network.steps()) {
      step.inputs().forEach(input -> readers[input]++);
    }
  }

  /** Returns the number of scales behind an op that makes a value; 0 if it has no weights. */
  int length(int value) {
    if (!OutputChannels.has(network.step(value).op())) {
      return 0;
    }
    int last = value;
    while (last < network.output() && continues(last)) {
      last++;
    }
    return last - value;
  }

  private boolean continues(int value) {
    Step next = network.step(value + 1);
    return next.op() instanceof Scale
        && next.inputs().equals(List.of(value))
        && readers[value] == 1
        && next.shape().equals(network.shape(value));
  }

  /** Returns the scales behind an op, in order. */
  List<Scale> scales(int value) {
    List<Scale> scales = new ArrayList<>();
    for (int k = 1; k <= length(value); k++) {
      scales.add((Scale) network.step(value + k).op());
    }
    return scales;
  }
}
