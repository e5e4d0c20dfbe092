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

  /**
   * Returns the folder that keeps runs: {@code results/runs} of a checkout; of the working folder
   * where the launcher says so, because what was unpacked from an archive is not written to.
   */
  static Path runs() {
    String place = System.getProperty("fanc.runs");
    return place == null ? resolve("results", "runs") : Path.of(place);
  }

  /** Returns what a user types to start the program. */
  static String launcher() {
    return System.getProperty("fanc.command", "./fanc");
  }
}
