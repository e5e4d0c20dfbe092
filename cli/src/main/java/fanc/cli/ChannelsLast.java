package fanc.cli;

import fanc.networks.Network;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.results.Numbers;
import fanc.results.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order of a file's input that has the rows outermost and the channels innermost. Properties
 * have the channels outermost. Turning one into the other moves values and computes nothing.
 *
 * @param height number of rows
 * @param width number of columns
 * @param channels number of channels
 */
record ChannelsLast(int height, int width, int channels) {

  /**
   * Returns the network that takes the order of properties and then computes what another does.
   *
   * @param network takes as many values in the file's order
   */
  Network inFrontOf(Network network) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            new Select(Arrays.stream(sources()).boxed().toList()),
            List.of(0),
            network.name(0),
            "channels last",
            network.inputShape()));
    for (Step step : network.steps()) {
      List<Integer> inputs = step.inputs().stream().map(value -> value + 1).toList();
      steps.add(new Step(step.op(), inputs, step.name(), step.origin(), step.shape()));
    }
    Shape first = Shape.of(1, channels, height, width);
    return new Network(network.name(0) + " with channels first", first, steps);
  }

  /** Returns for each value in the file's order where the properties' order has it. */
  private int[] sources() {
    int[] sources = new int[height * width * channels];
    int pixels = height * width;
    Arrays.setAll(sources, i -> i % channels * pixels + i / channels);
    return sources;
  }

  /** Returns a witness with the input in the file's order, null for null. */
  Witness asFileHasIt(Witness witness) {
    if (witness == null) {
      return null;
    }
    int[] sources = sources();
    double[] input = new double[sources.length];
    Arrays.setAll(input, i -> witness.input().get(sources[i]));
    return new Witness(
        witness.region(),
        Numbers.of(input),
        witness.output(),
        witness.margin(),
        witness.violatedIn());
  }
}
