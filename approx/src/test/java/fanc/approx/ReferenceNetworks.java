package fanc.approx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The networks that were published with the FANC paper. */
final class ReferenceNetworks {
  private ReferenceNetworks() {}

  /** Returns a file of the reference folder; skips the test where there is no such folder. */
  static Path file(String name) {
    Path reference = Path.of(System.getenv("FANC_REFERENCE"));
    assumeTrue(Files.isDirectory(reference), () -> "no reference folder " + reference);
    return reference.resolve("fanc/nets").resolve(name);
  }
}
