package fanc.templates.store;

import java.nio.file.Path;
import java.util.List;

/**
 * What the store has for a property and a child. Never an error: without a proof, work starts from
 * scratch.
 */
public sealed interface ProofLookup {

  /** Returns the files that were there but could not be used. */
  List<Refusal> refusals();

  /**
   * A proof that fits.
   *
   * @param file where it is stored
   * @param proof the proof
   * @param refusals files that were passed over
   */
  record Found(Path file, StoredProof proof, List<Refusal> refusals) implements ProofLookup {}

  /**
   * No proof that fits.
   *
   * @param reason why, in one line
   * @param refusals files that were there but could not be used
   */
  record Missing(String reason, List<Refusal> refusals) implements ProofLookup {}
}
