package fanc.cli;

import fanc.templates.store.ProofKey;
import fanc.templates.store.ProofStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Saves a proof while it is made, so that a run that is killed keeps most of it: after an image,
 * but not so often that saving takes more than a tenth of the time.
 */
final class ProofSaving {
  private static final double SECONDS_BETWEEN = 1;
  private static final double SHARE = 0.1;

  private final ParentProof proof;
  private final ProofStore store;
  private final ProofKey key;
  private double next;
  private IOException failure;

  ProofSaving(ParentProof proof, ProofStore store, ProofKey key) {
    this.proof = proof;
    this.store = store;
    this.key = key;
    this.next = now() + SECONDS_BETWEEN;
  }

  /** Saves what there is if it is time; after a failure not before the end. */
  void imageDone() {
    double start = now();
    if (failure != null || start < next) {
      return;
    }
    try {
      proof.save(store, key);
    } catch (IOException e) {
      failure = e;
    }
    double end = now();
    next = end + Math.max(SECONDS_BETWEEN, (end - start) / SHARE);
  }

  /**
   * Saves the whole proof.
   *
   * @return its file
   * @throws IOException if it, or the record of an image, can not be written
   */
  Path finish() throws IOException {
    return proof.save(store, key);
  }

  private static double now() {
    return System.nanoTime() * 1e-9;
  }
}
