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

  /** Creates the exception with its one line. */
  public PropertyFormatException(String message) {
    super(message);
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
    super(file + ": " + place + ": " + problem);
  }
}
