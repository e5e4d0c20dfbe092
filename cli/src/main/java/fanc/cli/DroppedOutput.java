package fanc.cli;

import fanc.networks.DroppedActivation;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.files.Property;
import fanc.results.Numbers;
import fanc.results.Witness;
import java.util.Optional;

/**
 * What can be claimed of a file that ends in a Softmax or LogSoftmax. The network leaves it out,
 * which keeps the order of the outputs and nothing else.
 */
final class DroppedOutput {
  private DroppedOutput() {}

  /**
   * Checks that a constraint is about the order of outputs alone: each of its half-spaces is {@code
   * c (y_i - y_j) > 0}.
   *
   * @throws BadInputException if it is about anything else and an activation was left out
   */
  static void requireComparisons(
      LoadedNetwork network, Property property, OutputConstraint constraint) {
    if (network.model().dropped().isEmpty()) {
      return;
    }
    int outputs = network.model().network().outputShape().size();
    for (HalfSpace half : constraint.halfSpaces()) {
      if (!compares(half, outputs)) {
        throw new BadInputException(
            property.file()
                + ": the network ends in "
                + network.model().dropped().get()
                + ", which is left out, so only claims that compare two outputs can be decided;"
                + " export the network without it for claims about values");
      }
    }
  }

  private static boolean compares(HalfSpace half, int outputs) {
    double sum = 0;
    int entries = 0;
    for (int i = 0; i < half.dimension(); i++) {
      if (half.normal(i) != 0) {
        entries++;
        // Two entries whose sum is exactly 0 are opposite numbers.
        sum += i < outputs ? half.normal(i) : Double.NaN;
      }
    }
    // Numbers that were rounded to opposite ones may not be opposite.
    return entries == 2 && sum == 0 && half.offset() == 0 && half.roundings() == 0;
  }

  /** Returns a witness with the outputs that the file has at its input, null for null. */
  static Witness asFileHasIt(LoadedNetwork network, Witness witness) {
    if (witness == null || network.model().dropped().isEmpty()) {
      return witness;
    }
    DroppedActivation dropped = network.model().dropped().get();
    double[] values = new double[witness.output().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = witness.output().get(i);
    }
    return new Witness(
        witness.region(),
        witness.input(),
        Numbers.of(dropped.apply(values)),
        witness.margin(),
        witness.violatedIn());
  }

  /** Returns what a reader of margins must know; empty if nothing was left out. */
  static Optional<String> note(LoadedNetwork network) {
    return network
        .model()
        .dropped()
        .map(d -> d + " at the end is left out: margins and bounds are of the values before it");
  }
}
