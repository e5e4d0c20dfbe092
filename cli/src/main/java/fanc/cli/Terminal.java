package fanc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command talks to: results to {@code out}, everything else to {@code err}. UTF-8 whatever
 * the locale.
 *
 * @param out for the first result alone
 * @param err for progress, notes and errors
 * @param interactive whether a person watches {@code err}
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

  /**
   * Returns the standard streams of the process. The launcher looks whether standard error is a
   * terminal, since Java can not, and may have put it elsewhere, see {@link ErrorDescriptor}.
   */
  static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(ErrorDescriptor.ofProcess()),
        Boolean.getBoolean("fanc.terminal"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Returns {@code out} for text. */
  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** Returns {@code err} for text. */
  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Prints one line about what is going on. */
  void note(String line) {
    err.println(line);
  }
}
