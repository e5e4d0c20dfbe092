package fanc.cli;

import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.templates.TemplateSet;
import fanc.templates.Transfer;
import fanc.templates.TransferResult;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Proves the parent's templates on this network, then tries them on each region. */
final class TransferDecision implements FamilyDecision {
  private final Transfer<?> transfer;
  private final Function<ImageClaim, TemplateSet> templates;
  private final FamilyVerifier threads;

  /**
   * Makes a decision.
   *
   * @param templates the parent's for an image; they need not hold here
   */
  TransferDecision(
      Transfer<?> transfer, Function<ImageClaim, TemplateSet> templates, FamilyVerifier threads) {
    this.transfer = transfer;
    this.templates = templates;
    this.threads = threads;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    TransferResult result =
        Interruption.passedOn(
            () ->
                transfer.run(
                    claim.family(), claim.constraint(), templates.apply(claim), threads, deadline));
    FamilyResult family = result.family();
    FamilyOutcome outcome =
        new FamilyOutcome(
            family.regions(),
            family.examined(),
            family.verified(),
            family.examined() == 0 ? Double.NaN : family.worstMargin(),
            family.unproven(),
            result.seconds(),
            Map.of(
                Rung.TEMPLATE,
                new RungShare(result.hits(), result.secondsReproof() + result.secondsHits()),
                Rung.SCRATCH,
                new RungShare(family.verified() - result.hits(), result.secondsMisses())),
            result.offered(),
            result.proven());
    return outcome.detailed(RegionDetails.of(result.margins()));
  }
}
