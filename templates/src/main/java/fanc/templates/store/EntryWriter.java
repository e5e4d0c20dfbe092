package fanc.templates.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the files of a store, readable by their owner only where the file system can express it.
 * Each is written under a temporary name and gets its own when it is complete: a reader sees the
 * old file or the new one, whenever the writer is killed.
 */
final class EntryWriter {
  private static final String BEGIN = "writing-";
  private static final String END = ".tmp";

  /** No writer is silent for so long: a file not touched since belongs to none. */
  static final Duration ABANDONED = Duration.ofMinutes(10);

  private static final String SAYS = "Whoever adds to a proof in this folder holds this file.\n";
  private static final long MILLISECONDS_BETWEEN_TRIES = 5;

  private final Path folder;

  /** Makes the writer of a store; its folder is made when it is first needed. */
  EntryWriter(Path folder) {
    this.folder = folder;
  }

  /** Work on the files of one property. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Writes a file as a whole, in place of the one that is there.
   *
   * @throws IOException if it can not be written; nothing is left behind then
   */
  Path write(Path file, byte[] bytes) throws IOException {
    makeFolder(file.getParent());
    Path temporary = Files.createTempFile(file.getParent(), BEGIN, END, ownerOnly("rw-------"));
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException namesTheFile) {
      throw namesTheFile;
    } catch (IOException e) {
      throw new IOException(file + ": can not be written: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return file;
  }

  private void makeFolder(Path of) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Files.createDirectories(of, ownerOnly("rwx------"));
  }

  /**
   * Does something while no other process does so on the same folder, and before it removes what
   * killed processes left there half-written. Where the file system has no locks others are not
   * kept away.
   *
   * @param of a folder of the store; made if it is missing
   * @throws IOException if the folder can not be written to, or the work throws it
   */
  <T> T alone(Path of, Work<T> work) throws IOException {
    makeFolder(of);
    Path lock = of.resolve("lock");
    try (FileChannel channel =
        FileChannel.open(
            lock,
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            ownerOnly("rw-------"))) {
      hold(channel);
      if (channel.size() == 0) {
        channel.write(ByteBuffer.wrap(SAYS.getBytes(StandardCharsets.UTF_8)));
      }
      removeAbandoned(of);
      return work.run();
    }
  }

  /** The lock ends with the channel, and with the process. */
  private static void hold(FileChannel channel) {
    while (true) {
      try {
        channel.lock();
        return;
      } catch (OverlappingFileLockException anotherThread) {
        pause();
      } catch (IOException noLocksHere) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void removeAbandoned(Path of) throws IOException {
    List<Path> drafts;
    try (Stream<Path> files = Files.list(of)) {
      drafts = files.filter(EntryWriter::isDraft).toList();
    }
    Instant limit = Instant.now().minus(ABANDONED);
    for (Path draft : drafts) {
      try {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(limit)) {
          Files.deleteIfExists(draft);
        }
      } catch (NoSuchFileException written) {
        // It has got its name, or another process removed it.
      }
    }
  }

  static boolean isDraft(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(BEGIN) && name.endsWith(END);
  }

  private FileAttribute<?>[] ownerOnly(String permissions) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    FileStore disk = Files.getFileStore(existing);
    return disk.supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
