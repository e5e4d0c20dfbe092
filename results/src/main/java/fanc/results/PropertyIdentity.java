package fanc.results;

import java.util.Objects;

/**
 * The property a record is about.
 *
 * @param path the path as the user gave it
 * @param sha256 SHA-256 of the file, 64 lower-case hexadecimal digits
 * @param name the name the property gives itself; the file's name for VNN-LIB
 */
public record PropertyIdentity(String path, String sha256, String name) {

  /** Checks that all are there. */
  public PropertyIdentity {
    Objects.requireNonNull(path, "property.path");
    Objects.requireNonNull(sha256, "property.sha256");
    Objects.requireNonNull(name, "property.name");
  }
}
