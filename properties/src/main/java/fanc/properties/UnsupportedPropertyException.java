package fanc.properties;

/**
 * A property is well formed but says something that is not built yet; the message names it. Nothing
 * was checked.
 */
public final class UnsupportedPropertyException extends PropertyFormatException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception for a place in a file. */
  public UnsupportedPropertyException(Object file, String place, String problem) {
    super(file, place, problem);
  }
}
