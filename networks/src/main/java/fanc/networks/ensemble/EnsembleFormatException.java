package fanc.networks.ensemble;

import java.io.IOException;

/**
 * A file that lists no ensemble. The message is one line: the file, what is wrong and where, what
 * was expected.
 */
public final class EnsembleFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a one-line message. */
  public EnsembleFormatException(String message) {
    super(oneLine(message));
  }

  /** Makes an exception with a one-line message and the reason beneath it. */
  public EnsembleFormatException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** What a file says may hold anything, line breaks and terminal codes included. */
  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
