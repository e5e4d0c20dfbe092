package fanc.results;

import java.util.Objects;

/**
 * The parent's proof that a run used.
 *
 * @param path where the proof was read from
 * @param parentSha256 SHA-256 of the parent's file, 64 lower-case hexadecimal digits
 */
public record ProofIdentity(String path, String parentSha256) {

  /** Checks that both are there. */
  public ProofIdentity {
    Objects.requireNonNull(path, "proof.path");
    Objects.requireNonNull(parentSha256, "proof.parentSha256");
  }
}
