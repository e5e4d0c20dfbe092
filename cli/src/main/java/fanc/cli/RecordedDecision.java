package fanc.cli;

import fanc.networks.Network;
import fanc.properties.RegionFamily;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.StepShare;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.Experience;
import fanc.templates.transfer.Ladder;
import fanc.templates.transfer.LadderTask;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.ParentRecorder;
import fanc.templates.transfer.ScratchCost;
import fanc.templates.transfer.ScratchRungs;
import fanc.verifier.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pushes each region through a parent and records what its children can start from. */
final class RecordedDecision implements RecordingDecision {
  private final Network network;
  private final Engine engine;
  private final Ladder ladder = new Ladder();
  private final ScratchRungs rungs;
  private ParentRecorder recorder;
  private Experience experience = Experience.none();

  RecordedDecision(Network network, Engine engine) {
    this.network = network;
    this.engine = engine;
    this.rungs = new ScratchRungs(network, engine.kernels());
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
    long start = System.nanoTime();
    double left = budget == null ? Double.POSITIVE_INFINITY : budget.toNanos() * 1e-9;
    boolean complete = outcome.examined().equals(outcome.regions());
    experience = complete ? rehearsed(claim, outcome, left - outcome.seconds()) : Experience.none();
    RungShare share = outcome.rungs().get(Rung.SCRATCH);
    return outcome.withRungs(
        Map.of(Rung.SCRATCH, new RungShare(share.regions(), share.seconds(), steps())),
        (System.nanoTime() - start) * 1e-9);
  }

  /** What settles groups of the parent's regions is where its children can begin. */
  private Experience rehearsed(ImageClaim claim, FamilyOutcome outcome, double seconds) {
    LadderTask task =
        new LadderTask(
            claim.family(),
            rungs.rungs(claim.family(), claim.constraint()),
            (region, deadline) -> Double.NaN,
            Experience.none(),
            outcome.seconds() / claim.family().size());
    return ladder.rehearse(task, Deadline.in(Math.max(0, seconds)));
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
    return Stream.concat(recorder.costs().stream(), experience.costs().stream()).toList();
  }
}
