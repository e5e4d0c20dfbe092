package fanc.cli;

import java.io.FileDescriptor;
import java.lang.reflect.Constructor;

/**
 * Where errors go. The Java machine warns on standard error that the Vector API is not final, and
 * has no switch against it: the launcher hands it a pipe that drops that line, and leaves the real
 * standard error to the program under the number that {@code fanc.errors} says.
 */
final class ErrorDescriptor {
  private ErrorDescriptor() {}

  /** Returns the descriptor that the launcher left, or that of standard error. */
  static FileDescriptor ofProcess() {
    Integer number = Integer.getInteger("fanc.errors");
    return number == null ? FileDescriptor.err : numbered(number);
  }

  /** Java has descriptors of other numbers, but opens none that was handed to it. */
  private static FileDescriptor numbered(int number) {
    try {
      Constructor<FileDescriptor> made = FileDescriptor.class.getDeclaredConstructor(int.class);
      made.setAccessible(true);
      return made.newInstance(number);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // The pipe shows it too, only later.
      return FileDescriptor.err;
    }
  }
}
