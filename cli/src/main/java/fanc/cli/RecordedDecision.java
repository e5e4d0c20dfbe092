package fanc.cli;

import fanc.networks.Network;
import fanc.properties.RegionFamily;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.StepShare;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.CarriedRecord;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.ParentRecorder;
import fanc.templates.transfer.ScratchCost;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pushes each region through a parent and records what its children can start from. Where another
 * network's record is carried over, only the regions that this leaves open.
 */
final class RecordedDecision implements RecordingDecision {
  private final Network network;
  private final Engine engine;
  private final Optional<SourceRecords> source;
  private final Rehearsal rehearsal;
  private ParentRecorder recorder;
  private List<ScratchCost> before = List.of();
  private List<ScratchCost> rehearsed = List.of();
  private double secondsCarried;

  RecordedDecision(Network network, Engine engine) {
    this(network, engine, Optional.empty());
  }

  /**
   * Makes the decision.
   *
   * @param source whose records are carried over
   */
  RecordedDecision(Network network, Engine engine, Optional<SourceRecords> source) {
    this.network = network;
    this.engine = engine;
    this.source = source;
    this.rehearsal = new Rehearsal(network, engine.kernels());
  }

  /** Returns whether a family is small enough to be recorded. */
  static boolean suits(RegionFamily family) {
    return family.size() <= ParentRecord.MOST_REGIONS;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    Optional<ParentRecord> known = source.flatMap(records -> records.record(claim));
    rehearsed = List.of();
    before = known.isPresent() ? source.get().costs(claim) : List.of();
    FamilyOutcome outcome =
        new ScratchDecision(
                constraint -> {
                  recorder = known.map(of -> carried(claim, of)).orElseGet(() -> alone(claim));
                  return recorder;
                },
                engine.threads())
            .decide(claim, budget);
    RungShare share = outcome.rungs().get(Rung.SCRATCH);
    if (known.isEmpty()) {
      RungShare scratch = new RungShare(share.regions(), share.seconds(), steps());
      long start = System.nanoTime();
      rehearsed = rehearsal.of(claim, outcome, budget);
      double more = (System.nanoTime() - start) * 1e-9;
      return outcome.withRungs(Map.of(Rung.SCRATCH, scratch)).plusSeconds(more);
    }
    BigInteger settled = BigInteger.valueOf(recorder.settledByTransfer());
    Map<Rung, RungShare> shares = new EnumMap<>(Rung.class);
    shares.put(Rung.DRIFT, new RungShare(settled, secondsCarried, List.of()));
    if (!recorder.costs().isEmpty()) {
      BigInteger rest = share.regions().subtract(settled);
      shares.put(Rung.SCRATCH, new RungShare(rest, share.seconds() - secondsCarried, steps()));
    }
    return outcome.withRungs(shares);
  }

  private ParentRecorder alone(ImageClaim claim) {
    return ParentRecorder.of(network, claim.constraint(), claim.family(), engine.kernels());
  }

  private ParentRecorder carried(ImageClaim claim, ParentRecord record) {
    long start = System.nanoTime();
    CarriedRecord carried = source.orElseThrow().over(claim, record);
    secondsCarried = (System.nanoTime() - start) * 1e-9;
    return ParentRecorder.of(
        network, claim.constraint(), claim.family(), carried, engine.kernels());
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

  /**
   * Returns what verifying regions took; where all were settled by what was carried over, what it
   * took where that comes from.
   */
  List<ScratchCost> costs() {
    return recorder.costs().isEmpty()
        ? before
        : Stream.concat(recorder.costs().stream(), rehearsed.stream()).toList();
  }
}
