package fanc.api;

/**
 * A file can not be read or written, or network and property can not be worked with. The message is
 * one line, the one that the command line prints: what, where, what was expected, what to do.
 */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
