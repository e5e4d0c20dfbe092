package fanc.cli;

import fanc.networks.Network;
import fanc.properties.RegionFamily;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.StepShare;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.ParentRecorder;
import fanc.templates.transfer.ScratchCost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pushes each region through a parent and records what its children can start from. */
final class RecordedDecision implements RecordingDecision {
  private final Network network;
  private final Engine engine;
  private ParentRecorder recorder;

  RecordedDecision(Network network, Engine engine) {
    this.network = network;
    this.engine = engine;
  }

  /** Returns whether a family is small enough to be recorded. */
  static boolean suits(RegionFamily family) {
    return family.size() <= ParentRecord.MOST_REGIONS;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    FamilyOutcome outcome =
        new ScratchDecision(
                constraint -> {
                  recorder =
                      ParentRecorder.of(network, constraint, claim.family(), engine.kernels());
                  return recorder;
                },
                engine.threads())
            .decide(claim, budget);
    RungShare share = outcome.rungs().get(Rung.SCRATCH);
    return outcome.withRungs(
        Map.of(Rung.SCRATCH, new RungShare(share.regions(), share.seconds(), steps())));
  }

  private List<StepShare> steps() {
    return recorder.costs().stream()
        .map(cost -> new StepShare(cost.method(), cost.settled(), cost.seconds()))
        .toList();
  }

  /** Returns what was recorded; empty before, or if not all regions were examined. */
  Optional<ParentRecord> record() {
    return Optional.ofNullable(recorder).flatMap(ParentRecorder::record);
  }

  @Override
  public Optional<StoredRecord> kept(RecordKeeper keeper, String resolved) {
    return record().map(made -> keeper.keep(resolved, made, costs()));
  }

  /** Returns what the decision took. */
  List<ScratchCost> costs() {
    return recorder.costs();
  }
}
