package fanc.results;

import java.io.IOException;

/** A file is not a record of the expected kind; the message says what and where. */
public final class ResultFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a message for the user. */
  public ResultFormatException(String message, Throwable cause) {
    super(JsonText.oneLine(message), cause);
  }
}
