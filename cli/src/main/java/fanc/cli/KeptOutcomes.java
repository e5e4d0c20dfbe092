package fanc.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides in another way, and keeps what was found of every image. */
final class KeptOutcomes implements FamilyDecision {
  private final FamilyDecision way;
  private final Map<Integer, Kept> kept = new HashMap<>();

  /**
   * What was found of an image.
   *
   * @param label that it was about
   */
  private record Kept(int label, FamilyOutcome outcome) {}

  KeptOutcomes(FamilyDecision way) {
    this.way = way;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    FamilyOutcome outcome = way.decide(claim, budget);
    kept.put(claim.index(), new Kept(claim.label(), outcome));
    return outcome;
  }

  @Override
  public boolean enumerates() {
    return way.enumerates();
  }

  /** Returns what was found of a claim; empty if nothing was looked for, or for another label. */
  Optional<FamilyOutcome> of(ImageClaim claim) {
    return Optional.ofNullable(kept.get(claim.index()))
        .filter(known -> known.label() == claim.label())
        .map(Kept::outcome);
  }
}
