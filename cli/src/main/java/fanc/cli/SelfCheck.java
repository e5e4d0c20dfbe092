package fanc.cli;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.verifier.attack.Counterexample;
import fanc.verifier.attack.CounterexampleSearch.Found;
import fanc.verifier.attack.SpotCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks at points of what was verified on one network, where none may violate the claim. It costs a
 * small part of what the proof did; see {@link SpotCheck}. For one thread at a time.
 */
final class SelfCheck {
  /** Of the seconds that the proof took. */
  private static final double SHARE = 0.02;

  private static final double MOST_SECONDS = 0.02;
  private static final int MOST_KEPT = 32;

  private final boolean wanted;
  private final Network network;
  private final ContradictionFolder folder;
  private final Predicate<Counterexample> counting;
  private final Map<OutputConstraint, SpotCheck> checks = new LinkedHashMap<>();

  /**
   * Makes the check.
   *
   * @param wanted whether it looks at anything
   * @param folder where a contradiction is kept
   */
  SelfCheck(boolean wanted, Network network, ContradictionFolder folder) {
    this(wanted, network, folder, point -> true);
  }

  private SelfCheck(
      boolean wanted,
      Network network,
      ContradictionFolder folder,
      Predicate<Counterexample> counting) {
    this.wanted = wanted;
    this.network = network;
    this.folder = folder;
    this.counting = counting;
  }

  /** Returns the same check, which only some counterexamples contradict. */
  SelfCheck ofWhichCount(Predicate<Counterexample> some) {
    return new SelfCheck(wanted, network, folder, some);
  }

  /**
   * Looks at points of a claim whose regions are all verified.
   *
   * @param seconds what the proof took
   * @return the seconds that this took
   * @throws Contradiction if a point violates the claim
   */
  double check(ImageClaim claim, double seconds) {
    if (!wanted) {
      return 0;
    }
    long start = System.nanoTime();
    double most = Math.min(MOST_SECONDS, SHARE * seconds);
    Optional<Found> found =
        spots(claim)
            .contradiction(claim.family(), most, folder.seed())
            .filter(one -> counting.test(one.counterexample()));
    if (found.isPresent()) {
      throw folder.keep(claim, found.get());
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  /** The images of a property make as many different claims as there are labels. */
  private SpotCheck spots(ImageClaim claim) {
    if (checks.size() > MOST_KEPT) {
      checks.clear();
    }
    return checks.computeIfAbsent(
        claim.constraint(), constraint -> new SpotCheck(network, constraint));
  }
}
