package fanc.cli;

import fanc.networks.Network;
import fanc.results.Numbers;
import fanc.results.Witness;
import fanc.verifier.attack.Counterexample;
import fanc.verifier.attack.CounterexampleSearch;
import fanc.verifier.attack.CounterexampleSearch.Found;
import fanc.verifier.attack.SearchBudget;
import fanc.verifier.attack.Suspects;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Counterexamples of claims about one network, as records show them. */
final class WitnessSearch {
  private final Network network;
  private final Kernels kernels;
  private final double seconds;
  private final long seed;
  private final Predicate<Counterexample> counting;

  /**
   * Makes the search.
   *
   * @param seconds for each claim, at least 0
   * @param seed of what is drawn at random
   */
  WitnessSearch(Network network, Kernels kernels, double seconds, long seed) {
    this(network, kernels, seconds, seed, point -> true);
  }

  private WitnessSearch(
      Network network,
      Kernels kernels,
      double seconds,
      long seed,
      Predicate<Counterexample> counting) {
    this.network = network;
    this.kernels = kernels;
    this.seconds = seconds;
    this.seed = seed;
    this.counting = counting;
  }

  /** Returns the same search, by which only some counterexamples are found. */
  WitnessSearch ofWhichCount(Predicate<Counterexample> some) {
    return new WitnessSearch(network, kernels, seconds, seed, some);
  }

  /** A witness, and how its input arises where the region only encloses what is claimed. */
  record Seen(Witness witness, Optional<String> description) {}

  /** Looks at the plainest points of one region. */
  Optional<Seen> plain(ImageClaim claim, long region) {
    return seen(searcher(claim).begin(claim.family(), region));
  }

  /**
   * Searches for some milliseconds, before anything is known of the regions.
   *
   * @param left the seconds left for the claim
   */
  Optional<Seen> brief(ImageClaim claim, double left) {
    SearchBudget budget = SearchBudget.brief(Math.min(seconds, left), seed);
    return seen(searcher(claim).search(claim.family(), Suspects.unknown(), budget));
  }

  /**
   * Searches with the ordinary budget.
   *
   * @param left the seconds left for the claim
   */
  Optional<Seen> thorough(ImageClaim claim, Suspects suspects, double left) {
    SearchBudget budget = SearchBudget.ordinary(Math.min(seconds, left), seed);
    return seen(searcher(claim).search(claim.family(), suspects, budget));
  }

  /** Returns what is kept of a budget for the search after the proof. */
  double reserve(double budget) {
    return Math.min(seconds, 0.2 * budget);
  }

  private CounterexampleSearch searcher(ImageClaim claim) {
    return new CounterexampleSearch(network, claim.constraint(), kernels);
  }

  private Optional<Seen> seen(Optional<Found> found) {
    return found.filter(one -> counting.test(one.counterexample())).map(WitnessSearch::seen);
  }

  /** Returns what was found as records show it. */
  static Seen seen(Found found) {
    Counterexample point = found.counterexample();
    List<String> violatedIn = new ArrayList<>(List.of("real"));
    if (point.violatedInSingle()) {
      violatedIn.add("float32");
    }
    Witness witness =
        new Witness(
            found.region(),
            Numbers.of(point.input().toArray()),
            Numbers.of(point.output()),
            point.margin(),
            violatedIn);
    return new Seen(witness, point.description());
  }
}
