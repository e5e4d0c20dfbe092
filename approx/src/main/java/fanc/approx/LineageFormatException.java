package fanc.approx;

import java.io.IOException;

/** A lineage file can not be used; the message says which, where and why. */
public final class LineageFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a message for the user. */
  public LineageFormatException(String message) {
    super(JsonText.oneLine(message));
  }

  /** Makes an exception with a message for the user and its cause. */
  public LineageFormatException(String message, Throwable cause) {
    super(JsonText.oneLine(message), cause);
  }
}
