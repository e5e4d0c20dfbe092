package fanc.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes to a new file beside the target and renames it.
   *
   * @throws IOException if the folder is missing or not writable; then nothing is left behind
   */
  static void write(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new IOException(file + ": its folder does not exist; make it first");
    }
    String unique = Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
    Path part = target.resolveSibling("." + target.getFileName() + "." + unique + ".part");
    try {
      Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
