package fanc.training;

import fanc.networks.training.TrainingException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format: two zero bytes, the type (8), the number of
 * dimensions, each dimension as a big-endian int, and the entries in row-major order.
 */
final class IdxArray {
  private static final int UNSIGNED_BYTE = 8;
  private static final int LARGEST = 1 << 30;

  private final Path source;
  private final int[] dims;
  private final byte[] bytes;

  private IdxArray(Path source, int[] dims, byte[] bytes) {
    this.source = source;
    this.dims = dims;
    this.bytes = bytes;
  }

  /** Returns the file, for messages. */
  Path source() {
    return source;
  }

  /** Returns the number of dimensions. */
  int rank() {
    return dims.length;
  }

  /** Returns dimension {@code d}, counted from the outermost. */
  int dim(int d) {
    return dims[d];
  }

  /** Returns entry {@code i} in row-major order, 0 to 255. */
  int entry(int i) {
    return bytes[i] & 0xff;
  }

  /** Adds all entries to a digest. */
  void addTo(MessageDigest digest) {
    digest.update(bytes);
  }

  /**
   * Reads a file; one whose name ends in {@code .gz} is unpacked on the way.
   *
   * @throws TrainingException if the file is not a complete IDX array of unsigned bytes
   * @throws IOException if it can not be read
   */
  static IdxArray read(Path file) throws TrainingException, IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        DataInputStream in = new DataInputStream(plain)) {
      return read(file, in);
    } catch (EOFException e) {
      throw new TrainingException(file + ": the file ends early; fetch it again", e);
    } catch (ZipException e) {
      throw new TrainingException(file + ": not a gzip file (" + e.getMessage() + ")", e);
    }
  }

  private static IdxArray read(Path file, DataInputStream in)
      throws TrainingException, IOException {
    int magic = in.readInt();
    int rank = magic & 0xff;
    if (magic >>> 8 != UNSIGNED_BYTE || rank < 1 || rank > 4) {
      throw new TrainingException(
          String.format(
              "%s: not an IDX file of unsigned bytes (it starts with %08x, expected 0000080n)",
              file, magic));
    }
    int[] dims = new int[rank];
    long size = 1;
    for (int d = 0; d < rank; d++) {
      dims[d] = in.readInt();
      size *= Math.max(dims[d], 0);
      if (dims[d] < 0 || size > LARGEST) {
        throw new TrainingException(file + ": dimension " + d + " is " + dims[d] + ", too large");
      }
    }
    // Read what is there before the header's size is believed.
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new TrainingException(
          file + ": header announces " + size + " entries, the file has " + bytes.length);
    }
    if (in.read() >= 0) {
      throw new TrainingException(file + ": more bytes than the " + size + " its header announces");
    }
    return new IdxArray(file, dims, bytes);
  }
}
