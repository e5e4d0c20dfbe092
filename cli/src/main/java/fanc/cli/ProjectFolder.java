package fanc.cli;

import java.nio.file.Path;

/** The folder of the project, which the launcher names. */
final class ProjectFolder {
  private ProjectFolder() {}

  /**
   * Returns a path below the project's folder; below the working folder if it is not known.
   * Relative to the working folder where it lies in there, so that records of a run name no folder
   * of the machine.
   */
  static Path resolve(String first, String... more) {
    Path here = Path.of("").toAbsolutePath();
    Path path = Path.of(System.getProperty("fanc.root", "")).resolve(Path.of(first, more));
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
