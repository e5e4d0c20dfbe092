package fanc.templates.store;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read of a store's files, for as long as a file is the one that was read and memory
 * suffices. Files of a store are replaced as a whole, so that another content is another file.
 * Usable by several threads.
 */
final class ReadBefore {
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /** Which file was read; the key is null where the file system has none. */
  private record Stamp(FileTime changed, long size, Object key) {
    private static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
    }
  }

  private record Known(Stamp stamp, Object about, SoftReference<Object> content) {}

  /** Reads a file. */
  interface Reader<T> {
    /**
     * Returns what the file holds.
     *
     * @throws RefusedProofException if it can not be used
     * @throws IOException if it can not be read
     */
    T read(Path file) throws IOException, RefusedProofException;
  }

  /**
   * Returns what a file holds, read now or before.
   *
   * @param about what else the reader looks at; what was read for something else does not count
   * @param type of what is read
   * @throws RefusedProofException if it can not be used
   * @throws IOException if it can not be read
   */
  <T> T get(Path file, Object about, Class<T> type, Reader<T> reader)
      throws IOException, RefusedProofException {
    // Taken before the file is read: one that is replaced meanwhile is read again.
    Stamp stamp = Stamp.of(file);
    Known before = known.get(file);
    if (before != null && before.stamp.equals(stamp) && before.about.equals(about)) {
      Object content = before.content.get();
      if (type.isInstance(content)) {
        return type.cast(content);
      }
    }
    T content = reader.read(file);
    known.put(file, new Known(stamp, about, new SoftReference<>(content)));
    return content;
  }
}
