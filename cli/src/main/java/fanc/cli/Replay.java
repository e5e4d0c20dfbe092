package fanc.cli;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.results.Numbers;
import fanc.results.Witness;
import fanc.verifier.Counterexample;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counterexamples as records show them, and what a network says at one point. */
final class Replay {
  private static final int MEMBERS = 64;

  private Replay() {}

  /** Looks for a counterexample in one region of a family, at few points. */
  static Optional<Witness> search(
      Network network,
      OutputConstraint constraint,
      RegionFamily family,
      long region,
      Kernels kernels) {
    List<InputRegion> places =
        family
            .claimed(region)
            .map(set -> set.samples(MEMBERS).stream().map(Member::enclosure).toList())
            .orElseGet(() -> List.of(family.region(region)));
    return places.stream()
        .filter(place -> family.claimed(region).isEmpty() || place.changes().size() == 0)
        .flatMap(place -> Counterexample.search(network, constraint, place, kernels).stream())
        .findFirst()
        .map(found -> witness(network, constraint, region, found));
  }

  private static Witness witness(
      Network network, OutputConstraint constraint, long region, Counterexample found) {
    double[] input = found.input().toArray();
    List<String> violatedIn = new ArrayList<>(List.of("real"));
    if (!(floatMargin(network, constraint, input) > 0)) {
      violatedIn.add("float32");
    }
    return new Witness(
        region, Numbers.of(input), Numbers.of(found.output()), found.margin(), violatedIn);
  }

  private static double floatMargin(Network network, OutputConstraint constraint, double[] input) {
    float[] rounded = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      rounded[i] = (float) input[i];
    }
    float[] output = Evaluation.evaluateFloat(network, rounded);
    double[] widened = new double[output.length];
    for (int i = 0; i < output.length; i++) {
      widened[i] = output[i];
    }
    return margin(constraint, widened);
  }

  /** Returns the margin of the constraint at one output, in ordinary double arithmetic. */
  static double margin(OutputConstraint constraint, double[] output) {
    double[] margins = new double[constraint.halfSpaces().size()];
    for (int j = 0; j < margins.length; j++) {
      HalfSpace row = constraint.halfSpaces().get(j);
      margins[j] = -row.offset();
      for (int i = 0; i < output.length; i++) {
        margins[j] += row.normal(i) * output[i];
      }
    }
    return constraint.margin(margins);
  }

  /** Returns the first of the largest outputs. */
  static int largest(double[] output) {
    int best = 0;
    for (int i = 1; i < output.length; i++) {
      if (output[i] > output[best]) {
        best = i;
      }
    }
    return best;
  }
}
