package fanc.cli;

import java.time.Duration;

/**
 * Decides families that can be gone through in one way, and larger ones in another.
 *
 * @param few decides families whose regions can be gone through one by one
 * @param many decides others
 */
record BySizeDecision(FamilyDecision few, FamilyDecision many) implements FamilyDecision {
  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    return (claim.family().enumerable() ? few : many).decide(claim, budget);
  }

  @Override
  public boolean enumerates() {
    return many.enumerates();
  }
}
