package fanc.cli;

import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.verifier.Deadline;
import fanc.verifier.family.SetResult;
import fanc.verifier.family.SetVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Proves whole families at once, and parts of them where that is too coarse. */
final class SetDecision implements FamilyDecision {
  private final Function<ImageClaim, SetVerifier> verifiers;

  /**
   * Makes a decision.
   *
   * @param verifiers what bounds sets of inputs, for a claim
   */
  SetDecision(Function<ImageClaim, SetVerifier> verifiers) {
    this.verifiers = verifiers;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    long start = System.nanoTime();
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    SetResult result = verifiers.apply(claim).verify(claim.family(), deadline);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new FamilyOutcome(
        result.regions(),
        result.ended() ? result.verified() : result.regions(),
        result.verified(),
        result.worstMargin(),
        result.unproven(),
        seconds,
        Map.of(Rung.FAMILY, new RungShare(result.verified(), seconds, List.of())),
        0,
        0);
  }

  @Override
  public boolean enumerates() {
    return false;
  }
}
