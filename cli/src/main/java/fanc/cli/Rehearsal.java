package fanc.cli;

import fanc.networks.Network;
import fanc.templates.transfer.Experience;
import fanc.templates.transfer.Ladder;
import fanc.templates.transfer.LadderTask;
import fanc.templates.transfer.ScratchCost;
import fanc.templates.transfer.ScratchRungs;
import fanc.verifier.Deadline;
import fanc.verifier.kernels.Kernels;
import java.time.Duration;
import java.util.List;

/**
 * Times on a parent what its children would do without it: what settles groups of the parent's
 * regions is where they begin. It decides no verdict.
 */
final class Rehearsal {
  private final Ladder ladder = new Ladder();
  private final ScratchRungs rungs;

  Rehearsal(Network network, Kernels kernels) {
    this.rungs = new ScratchRungs(network, kernels);
  }

  /**
   * Returns what groups of a claim's regions took; nothing where not all regions were examined.
   *
   * @param outcome of deciding the regions one by one
   * @param budget for both; null for no limit
   */
  List<ScratchCost> of(ImageClaim claim, FamilyOutcome outcome, Duration budget) {
    if (!outcome.examined().equals(outcome.regions())) {
      return List.of();
    }
    LadderTask task =
        new LadderTask(
            claim.family(),
            rungs.rungs(claim.family(), claim.constraint()),
            (region, deadline) -> Double.NaN,
            Experience.none(),
            outcome.seconds() / claim.family().size());
    double left = budget == null ? Double.MAX_VALUE : budget.toNanos() * 1e-9 - outcome.seconds();
    return ladder.rehearse(task, Deadline.in(Math.max(0, left))).costs();
  }
}
