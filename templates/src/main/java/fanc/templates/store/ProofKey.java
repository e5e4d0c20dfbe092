package fanc.templates.store;

import java.nio.charset.StandardCharsets;

/**
 * What a stored proof is about, whoever wrote it down and however: two properties that resolve to
 * the same regions and constraints have one key.
 *
 * @param sha256 64 hexadecimal digits
 */
public record ProofKey(String sha256) {
  /** Version of what a stored proof says; raised whenever older proofs can not be used. */
  public static final int PROOF_VERSION = 1;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits
   */
  public ProofKey {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in hexadecimal digits");
    }
  }

  /**
   * Returns the key of a property.
   *
   * @param resolved hash of the regions and constraint rows of all its images
   * @param semantics the semantics the claim is made in, for instance {@code real}
   * @param loweringVersion version of the translation from file to network, which decides what cuts
   *     there are and how they are numbered
   */
  public static ProofKey of(String resolved, String semantics, int loweringVersion) {
    String text =
        String.join(
            "\n",
            "fanc proof",
            Integer.toString(PROOF_VERSION),
            resolved,
            semantics,
            Integer.toString(loweringVersion));
    return new ProofKey(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
  }
}
