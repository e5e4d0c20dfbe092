package fanc.cli;

import fanc.networks.Network;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.Witness;
import fanc.verifier.kernels.Kernels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From an image and what is claimed of it to a verdict: the network's prediction, the regions, and
 * where they are not all verified a search for a counterexample.
 */
final class ImageCheck {
  /** Why an image is violated although no region was looked at. */
  static final String MISCLASSIFIED = "misclassified";

  private final Network network;
  private final Kernels kernels;
  private final FamilyDecision decision;
  private final Duration budget;
  private final int repeat;

  /**
   * Makes a check.
   *
   * @param budget for each image; null for no limit
   * @param repeat how often to decide after a warm-up, the median time counts; 0 for once, timed
   */
  ImageCheck(
      Network network, Kernels kernels, FamilyDecision decision, Duration budget, int repeat) {
    this.network = network;
    this.kernels = kernels;
    this.decision = decision;
    this.budget = budget;
    this.repeat = repeat;
  }

  /**
   * What became of one image.
   *
   * @param result the record
   * @param outcome what the method found; empty if it was not needed
   * @param secondsAttack time of the search for a counterexample
   */
  record Checked(ImageResult result, Optional<FamilyOutcome> outcome, double secondsAttack) {}

  /** Decides a claim. */
  Checked check(ImageClaim claim) {
    if (claim.misclassified()) {
      long start = System.nanoTime();
      Optional<Witness> center = search(claim, 0);
      if (center.isPresent()) {
        double seconds = secondsSince(start);
        return new Checked(misclassified(claim, center.get(), seconds), Optional.empty(), seconds);
      }
    }
    FamilyOutcome outcome = outcome(claim);
    long start = System.nanoTime();
    Optional<Witness> witness =
        outcome.allVerified() || outcome.worstRegion() < 0
            ? Optional.empty()
            : search(claim, outcome.worstRegion());
    double secondsAttack = secondsSince(start);
    Outcome verdict = verdict(outcome, witness.isPresent());
    ImageResult result =
        new ImageResult(
            claim.index(),
            claim.label(),
            claim.predicted(),
            verdict,
            reason(verdict, outcome),
            outcome.regions(),
            outcome.verified(),
            outcome.worstMargin(),
            outcome.seconds(),
            outcome.rungs(),
            witness.orElse(null));
    return new Checked(result, Optional.of(outcome), secondsAttack);
  }

  private Optional<Witness> search(ImageClaim claim, long region) {
    return Replay.search(network, claim.constraint(), claim.family(), region, kernels);
  }

  private static ImageResult misclassified(ImageClaim claim, Witness center, double seconds) {
    return new ImageResult(
        claim.index(),
        claim.label(),
        claim.predicted(),
        Outcome.VIOLATED,
        MISCLASSIFIED,
        claim.family().size(),
        0,
        Double.NaN,
        seconds,
        Map.of(),
        center);
  }

  private FamilyOutcome outcome(ImageClaim claim) {
    try {
      return median(claim);
    } catch (OutOfMemoryError e) {
      long regions = claim.family().size();
      return new FamilyOutcome(regions, regions, 0, Double.NaN, -1, Double.NaN, Map.of(), 0, 0);
    }
  }

  private static Outcome verdict(FamilyOutcome outcome, boolean counterexample) {
    if (outcome.allVerified()) {
      return Outcome.VERIFIED;
    }
    if (counterexample) {
      return Outcome.VIOLATED;
    }
    return outcome.timedOut() ? Outcome.TIMEOUT : Outcome.UNKNOWN;
  }

  private static String reason(Outcome verdict, FamilyOutcome outcome) {
    if (verdict != Outcome.UNKNOWN) {
      return null;
    }
    return Double.isNaN(outcome.seconds()) ? "memory" : "imprecise";
  }

  private FamilyOutcome median(ImageClaim claim) {
    FamilyOutcome first = decision.decide(claim, budget);
    if (repeat == 0 || first.timedOut()) {
      return first;
    }
    List<FamilyOutcome> timed = new ArrayList<>();
    for (int i = 0; i < repeat; i++) {
      timed.add(decision.decide(claim, budget));
    }
    return FamilyOutcome.median(timed);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
