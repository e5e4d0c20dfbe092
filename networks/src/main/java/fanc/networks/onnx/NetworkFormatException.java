package fanc.networks.onnx;

/**
 * A file that is no network this program understands. The message is one line: the file, what is
 * wrong and where, what was expected.
 */
public final class NetworkFormatException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 3000;

  /** Makes an exception with a one-line message. */
  public NetworkFormatException(String message) {
    super(oneLine(message));
  }

  /** Makes an exception with a one-line message and the reason beneath it. */
  public NetworkFormatException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /**
   * Names come from the file and may hold anything, line breaks and terminal codes included, and be
   * of any length: what is wrong stands at the beginning, what to do at the end.
   */
  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }
}
