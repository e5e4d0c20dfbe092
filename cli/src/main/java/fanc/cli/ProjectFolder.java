package fanc.cli;

import java.nio.file.Path;

/** The folder of the project, which the launcher names. */
final class ProjectFolder {
  private ProjectFolder() {}

  /** Returns a path below the project's folder; below the working folder if it is not known. */
  static Path resolve(String first, String... more) {
    return Path.of(System.getProperty("fanc.root", "")).resolve(Path.of(first, more));
  }
}
