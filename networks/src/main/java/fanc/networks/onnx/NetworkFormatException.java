package fanc.networks.onnx;

/**
 * A file that is no network this program understands. The message is one line: the file, what is
 * wrong and where, what was expected.
 */
public final class NetworkFormatException extends Exception {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a one-line message. */
  public NetworkFormatException(String message) {
    super(oneLine(message));
  }

  /** Makes an exception with a one-line message and the reason beneath it. */
  public NetworkFormatException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** Names come from the file and may hold anything, line breaks and terminal codes included. */
  private static String oneLine(String message) {
    return message.replaceAll("\\p{Cntrl}", "?");
  }
}
