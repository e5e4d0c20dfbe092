package fanc.cli;

import fanc.properties.files.Property;
import java.time.Duration;
import java.util.Optional;

/** What a property allows each image. */
final class Budgets {
  private static final int MEGABYTE = 20;

  private Budgets() {}

  /** Returns the time that a property allows each image, or null. */
  static Duration timeout(Property property) {
    return property.budget().timeoutSeconds().isPresent()
        ? Duration.ofNanos((long) (property.budget().timeoutSeconds().getAsDouble() * 1e9))
        : null;
  }

  /**
   * Returns what to say of a heap that is larger than a property allows. Only the start of the Java
   * machine can bound it: the launcher reads the property before, so this is a property in a list,
   * one that allows less than a run needs, or a start without the launcher.
   *
   * @param heap the most that this process may use, in bytes
   */
  static Optional<String> heapBeyond(Property property, long heap) {
    long most = property.budget().memoryMegabytes().orElse(Long.MAX_VALUE);
    return heap >> MEGABYTE <= most
        ? Optional.empty()
        : Optional.of(
            property.file()
                + ": the budget is "
                + most
                + " megabytes, but this run may use "
                + (heap >> MEGABYTE)
                + "; --memory bounds it");
  }
}
