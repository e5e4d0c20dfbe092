package fanc.templates.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One file of a store, as it was found.
 *
 * @param file the file
 * @param kind what it is by its name
 * @param bytes its size
 * @param modified when it was written
 * @param proof what it holds, if it is a proof that can be used
 * @param refusal why it can not be used; empty if nothing is known to stand in the way
 * @param used whether a usable proof needs it, for a record; true for anything else
 */
public record StoreEntry(
    Path file,
    Kind kind,
    long bytes,
    Instant modified,
    Optional<StoredProof> proof,
    Optional<String> refusal,
    boolean used) {

  /** What a file of a store is. */
  public enum Kind {
    /** A proof of one property on one parent. */
    PROOF,
    /** What is recorded of one image. */
    RECORD,
    /** A file that is being written, or that a killed process left. */
    DRAFT,
    /** The lock of a property's files. */
    LOCK,
    /** Nothing that a store writes. */
    OTHER
  }
}
