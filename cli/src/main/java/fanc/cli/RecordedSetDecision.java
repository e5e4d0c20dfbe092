package fanc.cli;

import fanc.networks.Network;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.RegionMargins;
import fanc.templates.transfer.SetRecord;
import fanc.templates.transfer.SetRecorder;
import fanc.verifier.Deadline;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves a family of very many regions on a parent as a set and records its parts, carried over
 * from another network where that proves them all.
 */
final class RecordedSetDecision implements RecordingDecision {
  private final Network network;
  private final Engine engine;
  private final Optional<SourceRecords> source;
  private Optional<SetRecord> record = Optional.empty();

  /**
   * Makes the decision.
   *
   * @param source whose records are carried over; a family that they do not prove is proven from
   *     scratch
   */
  RecordedSetDecision(Network network, Engine engine, Optional<SourceRecords> source) {
    this.network = network;
    this.engine = engine;
    this.source = source;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    long start = System.nanoTime();
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    record = source.flatMap(known -> known.ofSet(claim, deadline));
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (record.isPresent()) {
      return carried(claim, record.get().margins(), seconds);
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - start);
    boolean over = budget != null && budget.compareTo(spent) < 0;
    Duration left = over ? Duration.ZERO : budget == null ? null : budget.minus(spent);
    return fromScratch(claim, left).plusSeconds(seconds);
  }

  private static FamilyOutcome carried(ImageClaim claim, RegionMargins margins, double seconds) {
    double worst = Double.POSITIVE_INFINITY;
    for (long part = 0; part < margins.regions(); part++) {
      double[] row = new double[margins.rows()];
      for (int j = 0; j < row.length; j++) {
        row[j] = margins.at(part, j);
      }
      worst = Math.min(worst, claim.constraint().margin(row));
    }
    BigInteger all = claim.family().count();
    Map<Rung, RungShare> shares = Map.of(Rung.DRIFT, new RungShare(all, seconds, List.of()));
    return new FamilyOutcome(all, all, all, worst, List.of(), seconds, shares, 0, 0);
  }

  private FamilyOutcome fromScratch(ImageClaim claim, Duration budget) {
    SetRecorder recorder = new SetRecorder(network, claim.constraint(), claim.family());
    FamilyOutcome outcome =
        new SetDecision(same -> engine.sets(network, same.constraint(), recorder))
            .decide(claim, budget);
    record = recorder.record();
    return outcome;
  }

  @Override
  public boolean enumerates() {
    return false;
  }

  @Override
  public Optional<StoredRecord> kept(RecordKeeper keeper, String resolved) {
    return record.map(made -> keeper.keep(resolved, made, List.of()));
  }
}
