package fanc.approx;

import java.io.IOException;

/** A file is no recipe that can be used; the message says where and why. */
public final class RecipeFormatException extends IOException {
  private static final long serialVersionUID = 1;

  RecipeFormatException(String message) {
    super(JsonText.oneLine(message));
  }

  RecipeFormatException(String message, Throwable cause) {
    super(JsonText.oneLine(message), cause);
  }
}
