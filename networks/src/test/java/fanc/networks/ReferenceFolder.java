package fanc.networks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of reference networks and oracles, which is not part of the project. */
public final class ReferenceFolder {
  private ReferenceFolder() {}

  /**
   * Returns the folder named by the environment variable FANC_REFERENCE; skips the calling test
   * with a message where that folder does not exist.
   */
  public static Path orSkip() {
    String configured = System.getenv("FANC_REFERENCE");
    Path folder = Path.of(configured == null ? "../shared/reference" : configured);
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        "skipped: no reference data in " + folder + " (set FANC_REFERENCE)");
    return folder;
  }
}
