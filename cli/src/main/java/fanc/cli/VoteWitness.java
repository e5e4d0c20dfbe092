package fanc.cli;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.results.Numbers;
import fanc.results.Witness;
import fanc.verifier.attack.Counterexample;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Points at which an ensemble's vote is not for the label, among points that are counterexamples of
 * its members or of their mean: at least half of the members violate the claim there, each replayed
 * with rounding accounted for.
 *
 * @param members in order, one that is listed twice twice
 */
record VoteWitness(List<Network> members, Kernels kernels) {

  /** Returns the first of some points at which the label has no majority. */
  Optional<Witness> among(ImageClaim claim, List<Witness> candidates) {
    return candidates.stream().flatMap(point -> at(claim, point).stream()).findFirst();
  }

  private Optional<Witness> at(ImageClaim claim, Witness candidate) {
    RegionFamily family = claim.family();
    long number = candidate.region();
    if (number >= family.size() || family.claimed(number).isPresent()) {
      return Optional.empty();
    }
    InputRegion region = family.region(number);
    double[] point = candidate.input().toArray();
    SparseBox changes = region.changes();
    double[] changed = new double[changes.size()];
    for (int k = 0; k < changed.length; k++) {
      changed[k] = point[changes.index(k)];
      if (!(changed[k] >= changes.lower(k) && changed[k] <= changes.upper(k))) {
        return Optional.empty();
      }
    }
    List<Counterexample> failing = new ArrayList<>();
    for (Network member : members) {
      Counterexample.at(member, claim.constraint(), region, changed, kernels)
          .ifPresent(failing::add);
    }
    return 2 * failing.size() >= members.size()
        ? Optional.of(witness(number, failing))
        : Optional.empty();
  }

  private Witness witness(long region, List<Counterexample> failing) {
    double[] input = failing.get(0).input().toArray();
    long single = failing.stream().filter(Counterexample::violatedInSingle).count();
    boolean both = 2 * single >= members.size();
    return new Witness(
        region,
        Numbers.of(input),
        Numbers.of(votes(input)),
        members.size() / 2.0 - failing.size(),
        both ? List.of("real", "float32") : List.of("real"));
  }

  /** Returns how many members have their largest output at each label, in ordinary arithmetic. */
  double[] votes(double[] input) {
    double[] votes = new double[members.get(0).outputShape().size()];
    for (Network member : members) {
      double[] output = Evaluation.evaluate(member, input);
      int best = 0;
      for (int j = 1; j < output.length; j++) {
        best = output[j] > output[best] ? j : best;
      }
      votes[best]++;
    }
    return votes;
  }
}
