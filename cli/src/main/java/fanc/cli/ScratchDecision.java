package fanc.cli;

import fanc.properties.OutputConstraint;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.KeptMargins;
import fanc.verifier.MemberVerifier;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Pushes each region through the whole network. */
final class ScratchDecision implements FamilyDecision {
  private final Function<OutputConstraint, ? extends MemberVerifier> verifiers;
  private final FamilyVerifier verifier;

  /**
   * Makes a decision.
   *
   * @param verifiers what bounds the margin of one region, for a constraint
   */
  ScratchDecision(
      Function<OutputConstraint, ? extends MemberVerifier> verifiers, FamilyVerifier verifier) {
    this.verifiers = verifiers;
    this.verifier = verifier;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    long start = System.nanoTime();
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    MemberVerifier region = verifiers.apply(claim.constraint());
    KeptMargins kept = KeptMargins.of(claim.family());
    FamilyResult result =
        Interruption.passedOn(() -> verifier.verify(claim.family(), kept.of(region), deadline));
    double seconds = (System.nanoTime() - start) * 1e-9;
    FamilyOutcome outcome =
        new FamilyOutcome(
            result.regions(),
            result.examined(),
            result.verified(),
            result.examined() == 0 ? Double.NaN : result.worstMargin(),
            result.unproven(),
            seconds,
            Map.of(Rung.SCRATCH, new RungShare(result.verified(), seconds)),
            0,
            0);
    return outcome.detailed(RegionDetails.of(kept, Rung.SCRATCH));
  }
}
