package fanc.cli;

import fanc.networks.Network;
import fanc.properties.RegionFamily;
import java.util.Optional;

/**
 * How it is recorded what children can start from.
 *
 * @param keeper where records are kept
 * @param source whose records are carried over; empty if all is verified from scratch
 */
record Recording(RecordKeeper keeper, Optional<SourceRecords> source) {

  /** Returns what decides and records a family on a parent; empty if it can not be recorded. */
  Optional<RecordingDecision> suiting(RegionFamily family, Network parent, Engine engine) {
    if (RecordedDecision.suits(family)) {
      return Optional.of(new RecordedDecision(parent, engine, source));
    }
    return family.enumerable()
        ? Optional.empty()
        : Optional.of(new RecordedSetDecision(parent, engine, source));
  }
}
