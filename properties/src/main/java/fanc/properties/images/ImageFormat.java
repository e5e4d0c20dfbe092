package fanc.properties.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Kinds of image files. */
enum ImageFormat {
  /** Text, one image a line. */
  CSV,
  /** The format of the MNIST files. */
  IDX,
  /** Portable network graphics, one image a file. */
  PNG;

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] IDX_OF_BYTES = {0, 0, 8};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /**
   * Returns the kind of a file, by its name and else by how it begins; CSV for all that is neither
   * of the others, readable or not.
   */
  static ImageFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (Files.isDirectory(file) || name.endsWith(".png")) {
      return PNG;
    }
    if (name.matches(".*idx\\d-ubyte(\\.gz)?")) {
      return IDX;
    }
    if (name.endsWith(".csv")) {
      return CSV;
    }
    byte[] start = start(file);
    if (startsWith(start, PNG_SIGNATURE)) {
      return PNG;
    }
    return startsWith(start, IDX_OF_BYTES) || startsWith(start, GZIP) ? IDX : CSV;
  }

  /** Returns whether a file begins as PNG files do. */
  static boolean beginsAsPng(Path file) {
    return startsWith(start(file), PNG_SIGNATURE);
  }

  private static byte[] start(Path file) {
    if (!Files.isRegularFile(file)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PNG_SIGNATURE.length);
    } catch (IOException e) {
      // Whoever reads the file says so.
      return new byte[0];
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
