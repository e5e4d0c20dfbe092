package fanc.properties;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A property, an image set or a list of images cannot be read. The message is one line: the file,
 * the key or the line in it, what was expected, and what to do.
 */
public class PropertyFormatException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 3000;

  /** Creates the exception with its one line. */
  public PropertyFormatException(String message) {
    super(oneLine(message));
  }

  /**
   * Words come from the file and may hold anything, line breaks and terminal codes included, and be
   * of any length: what is wrong stands at the beginning, what to do at the end.
   */
  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }

  /**
   * Checks that what is there under a name is a file, since a pipe or a device may have no end.
   *
   * @throws PropertyFormatException if it is a folder or something else; not if nothing is there
   */
  public static void requireFile(Path file) throws PropertyFormatException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? "a folder" : "no regular file";
      throw new PropertyFormatException(
          file + ": cannot be read: it is " + what + ", expected a file");
    }
  }

  /** Creates the exception for a file that the system does not let be read. */
  public static PropertyFormatException unreadable(Path file, IOException problem) {
    return new PropertyFormatException(file + ": cannot be read: " + reason(file, problem));
  }

  private static String reason(Path file, IOException problem) {
    if (Files.isDirectory(file)) {
      return "it is a folder, expected a file";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied; expected a file that this user may read";
    }
    return problem.getMessage();
  }

  /** Creates the exception for a place in a file. */
  public PropertyFormatException(Object file, String place, String problem) {
    this(file + ": " + place + ": " + problem);
  }
}
