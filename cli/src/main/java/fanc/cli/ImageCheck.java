package fanc.cli;

import fanc.cli.WitnessSearch.Seen;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From an image and what is claimed of it to a verdict: a brief search for a counterexample where
 * that can spare the proof, the regions, and then a thorough search where they are not all
 * verified, or a look at some points where they are.
 */
final class ImageCheck {
  /** Why an image is violated although no region was looked at. */
  static final String MISCLASSIFIED = "misclassified";

  private final WitnessSearch attack;
  private final SelfCheck selfCheck;
  private final FamilyDecision decision;
  private final Duration budget;
  private final Trials trials;

  /**
   * Makes a check.
   *
   * @param attack what looks for counterexamples
   * @param selfCheck what doubts that all regions are verified
   * @param budget for each image; null for no limit
   * @param trials how often to decide
   */
  ImageCheck(
      WitnessSearch attack,
      SelfCheck selfCheck,
      FamilyDecision decision,
      Duration budget,
      Trials trials) {
    this.attack = attack;
    this.selfCheck = selfCheck;
    this.decision = decision;
    this.budget = budget;
    this.trials = trials;
  }

  /**
   * What became of one image.
   *
   * @param result the record
   * @param outcome what the method found; empty if it was not needed
   * @param secondsAttack time of the search for a counterexample
   * @param secondsSelfCheck time of the look at points of what was verified
   */
  record Checked(
      ImageResult result,
      Optional<FamilyOutcome> outcome,
      double secondsAttack,
      double secondsSelfCheck) {}

  /** Returns the check with what is left of its budget after some time. */
  ImageCheck after(Duration spent) {
    if (budget == null) {
      return this;
    }
    Duration left = budget.compareTo(spent) > 0 ? budget.minus(spent) : Duration.ZERO;
    return new ImageCheck(attack, selfCheck, decision, left, trials);
  }

  /**
   * Decides a claim.
   *
   * @throws BadInputException if it has more regions than the method can go through
   * @throws Contradiction if a point violates it although it was verified
   */
  Checked check(ImageClaim claim) {
    decision.requireDecides(claim);
    long start = System.nanoTime();
    Optional<Seen> early = early(claim);
    double secondsEarly = secondsSince(start);
    if (early.isPresent()) {
      ImageResult result = violatedAtOnce(claim, early.get(), secondsEarly);
      return new Checked(result, Optional.empty(), secondsEarly, 0);
    }
    FamilyOutcome outcome = outcome(claim);
    long searched = System.nanoTime();
    Optional<Seen> seen =
        outcome.allVerified()
            ? Optional.empty()
            : found(() -> attack.thorough(claim, outcome.suspects(), secondsLeft(start)));
    double secondsAttack = secondsEarly + secondsSince(searched);
    double secondsSelfCheck = outcome.allVerified() ? selfCheck.check(claim, outcome.seconds()) : 0;
    Outcome verdict = verdict(outcome, seen.isPresent());
    ImageResult result =
        new ImageResult(
            claim.index(),
            claim.label(),
            claim.predicted(),
            verdict,
            reason(verdict, outcome).or(() -> seen.flatMap(Seen::description)).orElse(null),
            outcome.regions(),
            outcome.verified(),
            outcome.regions(),
            null,
            outcome.worstMargin(),
            outcome.seconds(),
            outcome.rungs(),
            seen.map(Seen::witness).orElse(null));
    return new Checked(result, Optional.of(outcome), secondsAttack, secondsSelfCheck);
  }

  /**
   * Looks for a violation before anything is proven: where the image itself is misclassified, and
   * briefly where there is one region or a query. Of several regions around an image the number
   * that are verified is a result too, and a run that measures the proof does not want to be spared
   * it.
   */
  private Optional<Seen> early(ImageClaim claim) {
    if (claim.misclassified()) {
      return attack.plain(claim, 0);
    }
    boolean spares = claim.family().size() == 1 || claim.label() < 0;
    return spares && trials.searchFirst()
        ? found(() -> attack.brief(claim, secondsLeft(System.nanoTime())))
        : Optional.empty();
  }

  /** A search that runs out of memory has found nothing. */
  private static Optional<Seen> found(Supplier<Optional<Seen>> search) {
    try {
      return search.get();
    } catch (OutOfMemoryError e) {
      return Optional.empty();
    }
  }

  private double secondsLeft(long start) {
    return budget == null
        ? Double.POSITIVE_INFINITY
        : Math.max(0, budget.toNanos() * 1e-9 - secondsSince(start));
  }

  private static ImageResult violatedAtOnce(ImageClaim claim, Seen seen, double seconds) {
    return new ImageResult(
        claim.index(),
        claim.label(),
        claim.predicted(),
        Outcome.VIOLATED,
        claim.misclassified() ? MISCLASSIFIED : seen.description().orElse(null),
        claim.family().count(),
        BigInteger.ZERO,
        claim.family().count(),
        null,
        Double.NaN,
        seconds,
        Map.of(),
        seen.witness());
  }

  private FamilyOutcome outcome(ImageClaim claim) {
    try {
      return median(claim);
    } catch (OutOfMemoryError e) {
      return FamilyOutcome.outOfMemory(claim);
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

  private static Optional<String> reason(Outcome verdict, FamilyOutcome outcome) {
    if (verdict != Outcome.UNKNOWN) {
      return Optional.empty();
    }
    return Optional.of(Double.isNaN(outcome.seconds()) ? "memory" : "imprecise");
  }

  private FamilyOutcome median(ImageClaim claim) {
    Duration proof = forProof();
    FamilyOutcome first = decision.decide(claim, proof);
    if (trials.timed() == 0 || first.timedOut()) {
      return first;
    }
    List<FamilyOutcome> timed = new ArrayList<>();
    for (int i = 0; i < trials.timed(); i++) {
      timed.add(decision.decide(claim, proof));
    }
    return FamilyOutcome.median(timed);
  }

  /** Returns the budget without what is kept for the search for a counterexample. */
  private Duration forProof() {
    if (budget == null) {
      return null;
    }
    double seconds = budget.toNanos() * 1e-9;
    return Duration.ofNanos((long) ((seconds - attack.reserve(seconds)) * 1e9));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
