package fanc.approx;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The text of a JSON file, and what is said of it. */
final class JsonText {
  private static final long LARGEST = 64L << 20;
  private static final int LONGEST = 3000;

  private JsonText() {}

  /**
   * Returns the text of a file.
   *
   * @throws IOException if it can not be read; if something else than a file of moderate size is
   *     there, or no text, the message names it
   */
  static String read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + ": no regular file; expected a JSON file");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + ": larger than " + (LARGEST >> 20) + " MiB");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not a text file in UTF-8; expected JSON", e);
    }
  }

  /**
   * Writes a file whole or not at all.
   *
   * @throws IOException if it can not be written; then nothing has changed
   */
  static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    String unique = Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
    Path part = target.resolveSibling("." + target.getFileName() + "." + unique + ".part");
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Returns a message in one line. Words in it come from the file and may hold anything, line
   * breaks and terminal codes included, and be of any length.
   */
  static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }
}
