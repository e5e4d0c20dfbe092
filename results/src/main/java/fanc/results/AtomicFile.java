package fanc.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are there as a whole or not at all. */
public final class AtomicFile {
  private static final Pattern PART = Pattern.compile("\\..+\\.[0-9a-f]+-[0-9]+\\.part");

  /** No writer is silent for so long: a part not touched since belongs to none. */
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private AtomicFile() {}

  /** Makes a file. */
  @FunctionalInterface
  public interface Filling {
    /**
     * Makes the file.
     *
     * @param part it does not exist
     */
    void fill(Path part) throws IOException;
  }

  /**
   * Writes to a new file beside the target and renames it.
   *
   * @throws IOException if the folder is missing or not writable; then nothing is left behind
   */
  static void write(Path file, byte[] content) throws IOException {
    fill(
        file,
        part ->
            Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /**
   * Has a new file beside the target made and renames it.
   *
   * @param filling makes it
   * @throws IOException if the folder is missing or not writable; then nothing is left behind
   */
  public static void fill(Path file, Filling filling) throws IOException {
    Path target = file.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new IOException(file + ": its folder does not exist; make it first");
    }
    String unique = Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
    Path part = target.resolveSibling("." + target.getFileName() + "." + unique + ".part");
    try {
      filling.fill(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException namesTheFile) {
      throw namesTheFile;
    } catch (IOException e) {
      throw new IOException(file + ": can not be written: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Removes the parts of files that killed processes left in a folder. One that can not be removed
   * stays: nobody reads it.
   */
  static void removeAbandoned(Path folder) {
    Instant limit = Instant.now().minus(ABANDONED);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> parts =
          files.filter(file -> PART.matcher(file.getFileName().toString()).matches()).toList();
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The folder is missing or not ours to clean, or another process cleans it too.
    }
  }

  /** Removes a folder that has held nothing for so long that nobody can be about to write there. */
  static void removeAbandonedFolder(Path folder) {
    try {
      // What is removed from a folder makes it young again.
      FileTime changed = Files.getLastModifiedTime(folder);
      removeAbandoned(folder);
      if (changed.toInstant().isBefore(Instant.now().minus(ABANDONED))) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      // It holds something, or is not ours to remove.
    }
  }
}
