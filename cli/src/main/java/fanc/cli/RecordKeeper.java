package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.templates.store.ProofKey;
import fanc.templates.store.ProofStore;
import fanc.templates.store.RecordSubject;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.ImageRecord;
import fanc.templates.transfer.ScratchCost;
import java.io.IOException;
import java.util.List;

/**
 * Writes what is recorded of a parent into a store, image by image, so that memory does not grow
 * with their number.
 */
final class RecordKeeper {
  private final ProofStore store;
  private final ProofKey key;
  private final Fingerprint parent;
  private IOException failure;

  RecordKeeper(ProofStore store, ProofKey key, Fingerprint parent) {
    this.store = store;
    this.key = key;
    this.parent = parent;
  }

  /**
   * Keeps the record of an image; what can not be written is said when the proof is saved.
   *
   * @param resolved hash of the image's regions and constraint rows
   * @return where it is; null if it could not be written
   */
  StoredRecord keep(String resolved, ImageRecord record, List<ScratchCost> costs) {
    try {
      return store.put(new RecordSubject(key, parent, resolved), record, costs);
    } catch (IOException e) {
      failure = e;
      return null;
    }
  }

  /**
   * Checks that nothing is missing.
   *
   * @throws IOException if a record could not be written
   */
  void requireWritten() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
