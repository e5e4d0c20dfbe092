package fanc.templates.store;

import java.nio.file.Path;

/**
 * A file in the store that can not be used.
 *
 * @param file which
 * @param reason why, in one line
 */
public record Refusal(Path file, String reason) {
  @Override
  public String toString() {
    return file + ": " + reason;
  }
}
