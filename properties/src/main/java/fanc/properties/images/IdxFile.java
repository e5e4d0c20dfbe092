package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file in IDX, the format of the MNIST files: 0, 0, a byte for the type (8: unsigned bytes), a
 * byte for the number of sizes, the sizes in four bytes each with the highest first, then the
 * entries, item after item. May be packed with gzip.
 *
 * <p>Read from the front to the end, so that the end can be checked.
 */
final class IdxFile implements Closeable {
  private static final int UNSIGNED_BYTES = 8;
  private static final int GZIP = 0x1f8b;
  private static final int MOST_ITEMS = 10_000_000;
  private static final long MOST_BYTES = 1L << 30;

  private final Path file;
  private final DataInputStream in;
  private final List<Integer> sizes;
  private int item;

  private IdxFile(Path file, DataInputStream in, List<Integer> sizes) {
    this.file = file;
    this.in = in;
    this.sizes = sizes;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param dimensions how many sizes it may have
   * @param expected what it should be, for messages
   * @throws PropertyFormatException if it is missing or has another header
   */
  static IdxFile open(Path file, List<Integer> dimensions, String expected)
      throws PropertyFormatException {
    PropertyFormatException.requireFile(file);
    DataInputStream in = null;
    try {
      in = unpacked(file);
      int zeros = in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int count = in.readUnsignedByte();
      if (zeros != 0 || type != UNSIGNED_BYTES || !dimensions.contains(count)) {
        in.close();
        throw new PropertyFormatException(file, "header", "expected " + expected);
      }
      List<Integer> sizes = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        sizes.add(in.readInt());
      }
      if (sizes.get(0) < 1 || sizes.get(0) > MOST_ITEMS) {
        in.close();
        throw new PropertyFormatException(
            file, "header", sizes.get(0) + " items, expected 1 to " + MOST_ITEMS);
      }
      requireFew(file, sizes, in);
      return new IdxFile(file, in, List.copyOf(sizes));
    } catch (EOFException e) {
      throw new PropertyFormatException(
          file, "header", "the file ends in it; expected " + expected);
    } catch (NoSuchFileException e) {
      throw new PropertyFormatException(
          file + ": no such file; paths are relative to the property file");
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
  }

  /** A small packed file may unpack to almost any length. */
  private static void requireFew(Path file, List<Integer> sizes, DataInputStream in)
      throws IOException, PropertyFormatException {
    double bytes = 1;
    for (int size : sizes) {
      bytes *= size;
    }
    if (bytes > MOST_BYTES) {
      in.close();
      throw new PropertyFormatException(
          file, "header", sizes + " are more than " + MOST_BYTES + " bytes; split the file");
    }
  }

  private static DataInputStream unpacked(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    raw.mark(2);
    int magic = (raw.read() << 8) | raw.read();
    raw.reset();
    return new DataInputStream(
        magic == GZIP ? new BufferedInputStream(new GZIPInputStream(raw), 1 << 16) : raw);
  }

  /** Returns the sizes; the first one is the number of items. */
  List<Integer> sizes() {
    return sizes;
  }

  /**
   * Returns the bytes of the next item.
   *
   * @throws PropertyFormatException if the file ends before or in it
   */
  byte[] next(int length) throws PropertyFormatException {
    byte[] bytes;
    try {
      // Allocates as bytes come: the header may promise more than there is.
      bytes = in.readNBytes(length);
    } catch (IOException e) {
      throw new PropertyFormatException(file, "item " + item, "cannot be read: " + e.getMessage());
    }
    if (bytes.length < length) {
      throw new PropertyFormatException(
          file, "item " + item, "the file ends in it; its header says " + sizes.get(0) + " items");
    }
    item++;
    return bytes;
  }

  /**
   * Checks that all items were read and nothing follows.
   *
   * @throws PropertyFormatException if something does
   */
  void requireEnd() throws PropertyFormatException {
    boolean ended;
    try {
      ended = in.read() < 0;
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
    if (!ended) {
      throw new PropertyFormatException(
          file, "end", "more bytes than the " + sizes.get(0) + " items of its header");
    }
  }

  /** Closes the file; what was read is checked already. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
