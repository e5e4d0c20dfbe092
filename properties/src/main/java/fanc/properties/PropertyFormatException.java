package fanc.properties;

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

  /** Creates the exception for a place in a file. */
  public PropertyFormatException(Object file, String place, String problem) {
    super(file + ": " + place + ": " + problem);
  }
}
