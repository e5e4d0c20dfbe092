package fanc.results;

import java.util.Objects;

/**
 * The network a record is about.
 *
 * @param path the path as the user gave it
 * @param sha256 SHA-256 of the file, 64 lower-case hexadecimal digits
 * @param output name of the file's output that the network computes
 * @param leftOut the activation at its end that the network leaves out, so that margins are of the
 *     values before it; null if there is none
 */
public record NetworkIdentity(String path, String sha256, String output, String leftOut) {

  /** Checks that all are there that must be. */
  public NetworkIdentity {
    Objects.requireNonNull(path, "network.path");
    Objects.requireNonNull(sha256, "network.sha256");
    Objects.requireNonNull(output, "network.output");
  }
}
