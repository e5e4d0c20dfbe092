package fanc.cli;

import fanc.networks.Network;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.RegionVerifier;
import fanc.verifier.domain.Domain;
import java.time.Duration;
import java.util.Map;

/** Pushes each region through the whole network. */
final class ScratchDecision implements FamilyDecision {
  private final Network network;
  private final Domain<?> domain;
  private final FamilyVerifier verifier;

  ScratchDecision(Network network, Domain<?> domain, FamilyVerifier verifier) {
    this.network = network;
    this.domain = domain;
    this.verifier = verifier;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    long start = System.nanoTime();
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    RegionVerifier region = new AbstractVerifier<>(network, claim.constraint(), domain);
    FamilyResult result =
        Interruption.passedOn(() -> verifier.verify(claim.family(), region, deadline));
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new FamilyOutcome(
        result.regions(),
        result.examined(),
        result.verified(),
        result.examined() == 0 ? Double.NaN : result.worstMargin(),
        result.worstRegion(),
        seconds,
        Map.of(Rung.SCRATCH, new RungShare(result.verified(), seconds)),
        0,
        0);
  }
}
