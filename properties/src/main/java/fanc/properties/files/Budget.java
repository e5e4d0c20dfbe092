package fanc.properties.files;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one case may use.
 *
 * @param timeoutSeconds wall-clock seconds, positive
 * @param memoryMegabytes memory, positive
 */
public record Budget(OptionalDouble timeoutSeconds, OptionalLong memoryMegabytes) {
  /** No limit. */
  public static final Budget NONE = new Budget(OptionalDouble.empty(), OptionalLong.empty());
}
