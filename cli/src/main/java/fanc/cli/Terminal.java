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
 * @param watched whether a person watches {@code out}
 * @param colours of what goes to {@code out}
 */
record Terminal(
    PrintStream out, PrintStream err, boolean interactive, boolean watched, Colours colours) {

  /** Makes a terminal whose results nobody watches. */
  Terminal(PrintStream out, PrintStream err, boolean interactive) {
    this(out, err, interactive, false, new Colours(false));
  }

  /**
   * Returns the standard streams of the process. The launcher looks which of them are terminals,
   * since Java can not, and may have put standard error elsewhere, see {@link ErrorDescriptor}.
   */
  static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(ErrorDescriptor.ofProcess()),
        Boolean.getBoolean("fanc.terminal"),
        Boolean.getBoolean("fanc.terminal.out"),
        new Colours(false));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Returns the same with other colours. */
  Terminal with(Colours other) {
    return new Terminal(out, err, interactive, watched, other);
  }

  /** Returns {@code out} for text. */
  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** Returns {@code err} for text. */
  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Prints one line of results, its verdicts in colour if a person reads them. */
  void result(String line) {
    out.println(colours.verdicts(line));
  }

  /** Prints one line about what is going on. */
  void note(String line) {
    err.println(line);
  }
}
