package fanc.cli;

import fanc.networks.Network;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.SetRecord;
import fanc.templates.transfer.SetRecorder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Proves a family of very many regions on a parent as a set and records its parts. */
final class RecordedSetDecision implements RecordingDecision {
  private final Network network;
  private final Engine engine;
  private Optional<SetRecord> record = Optional.empty();

  RecordedSetDecision(Network network, Engine engine) {
    this.network = network;
    this.engine = engine;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
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
