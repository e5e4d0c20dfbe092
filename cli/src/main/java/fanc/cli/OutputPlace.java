package fanc.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The place of a file to write, looked at before the work that the file is about. */
final class OutputPlace {
  private OutputPlace() {}

  /**
   * Checks that a file can be written, as far as can be told without writing.
   *
   * @throws BadInputException if its folder is missing or not writable, or it is a folder itself
   */
  static void require(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": that is a folder; name the file to write");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(file + ": its folder does not exist; make it first");
    }
    if (!Files.isWritable(folder)) {
      throw new BadInputException(file + ": no permission to write in its folder");
    }
  }
}
