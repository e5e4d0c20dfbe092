package fanc.cli;

import fanc.templates.store.StoredRecord;
import java.util.Optional;

/** Decides a claim on a parent, and has a record of it for children then. */
interface RecordingDecision extends FamilyDecision {

  /**
   * Keeps the record of the claim that was decided.
   *
   * @param resolved hash of the image's regions and constraint rows
   * @return where it is; empty if there is none
   */
  Optional<StoredRecord> kept(RecordKeeper keeper, String resolved);
}
