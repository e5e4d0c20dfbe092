package fanc.results;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Folders of runs, {@code results/runs/<yyyy-mm-dd>-<name>}; one that exists is never reused. */
public final class RunFolder {
  private static final int MOST_PER_DAY = 9999;

  private RunFolder() {}

  /**
   * Makes a new folder {@code <date>-<name>}, or {@code <date>-<name>-2}, {@code -3}, ... where
   * that is taken. Two processes never get the same one.
   *
   * @param runs folder of all runs; made if it is missing
   * @param date day of the run
   * @param name what the run is, letters, digits, dots, dashes and underscores
   * @return the new, empty folder
   * @throws IllegalArgumentException if the name has other characters or none
   * @throws IOException if it can not be made
   */
  public static Path create(Path runs, LocalDate date, String name) throws IOException {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "run name '" + name + "': use letters, digits, dots, dashes and underscores");
    }
    Files.createDirectories(runs);
    for (int number = 1; number <= MOST_PER_DAY; number++) {
      Path folder = runs.resolve(date + "-" + name + (number == 1 ? "" : "-" + number));
      if (makes(folder)) {
        return folder;
      }
    }
    throw new IOException(runs + ": more than " + MOST_PER_DAY + " runs named " + name + " today");
  }

  private static boolean makes(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }
}
