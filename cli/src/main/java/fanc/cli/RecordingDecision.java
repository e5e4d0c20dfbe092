package fanc.cli;

import fanc.networks.Network;
import fanc.properties.RegionFamily;
import fanc.templates.store.StoredRecord;
import java.util.Optional;

/** Decides a claim on a parent from scratch, and has a record of it for children then. */
interface RecordingDecision extends FamilyDecision {

  /** Returns what decides and records a family on a parent; empty if it can not be recorded. */
  static Optional<RecordingDecision> suiting(RegionFamily family, Network parent, Engine engine) {
    if (RecordedDecision.suits(family)) {
      return Optional.of(new RecordedDecision(parent, engine));
    }
    return family.enumerable()
        ? Optional.empty()
        : Optional.of(new RecordedSetDecision(parent, engine));
  }

  /**
   * Keeps the record of the claim that was decided.
   *
   * @param resolved hash of the image's regions and constraint rows
   * @return where it is; empty if there is none
   */
  Optional<StoredRecord> kept(RecordKeeper keeper, String resolved);
}
