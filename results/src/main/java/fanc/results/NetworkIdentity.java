package fanc.results;

import java.util.Objects;

/**
 * The network a record is about.
 *
 * @param path the path as the user gave it
 * @param sha256 SHA-256 of the file, 64 lower-case hexadecimal digits
 */
public record NetworkIdentity(String path, String sha256) {

  /** Checks that both are there. */
  public NetworkIdentity {
    Objects.requireNonNull(path, "network.path");
    Objects.requireNonNull(sha256, "network.sha256");
  }
}
