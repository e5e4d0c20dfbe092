package fanc.cli;

import java.time.Duration;

/** A way to decide a claim over all its regions, on one network. */
interface FamilyDecision {

  /**
   * Decides, timing from network and proof in memory to the verdict.
   *
   * @param budget after which no further region is begun; null for no limit
   */
  FamilyOutcome decide(ImageClaim claim, Duration budget);
}
