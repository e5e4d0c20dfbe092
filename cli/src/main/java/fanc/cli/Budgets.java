package fanc.cli;

import fanc.properties.files.Property;
import java.time.Duration;

/** What a property allows each image. */
final class Budgets {
  private Budgets() {}

  /** Returns the time that a property allows each image, or null. */
  static Duration timeout(Property property) {
    return property.budget().timeoutSeconds().isPresent()
        ? Duration.ofNanos((long) (property.budget().timeoutSeconds().getAsDouble() * 1e9))
        : null;
  }
}
