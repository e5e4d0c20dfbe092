package fanc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder with networks, images and queries that nobody here made; it may be absent. */
public final class ReferenceFolder {
  private ReferenceFolder() {}

  /** Returns a file of the folder, or skips the test where the folder does not exist. */
  public static Path file(String name) {
    String folder = System.getenv("FANC_REFERENCE");
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder)),
        "skipped: FANC_REFERENCE names no folder with reference data: " + folder);
    return Path.of(folder).resolve(name);
  }
}
