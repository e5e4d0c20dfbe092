package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.training.TrainingException;
import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ParameterException;

/** Says in one line what went wrong, and with which status the process ends. */
final class FailureReport {
  private static final int LONGEST = 4000;

  private final Terminal terminal;
  private final boolean debug;

  /**
   * Makes a report.
   *
   * @param debug whether to print stack traces too
   */
  FailureReport(Terminal terminal, boolean debug) {
    this.terminal = terminal;
    this.debug = debug;
  }

  /** Reports arguments that do not parse. */
  int badUsage(ParameterException e) {
    terminal.note("fanc: " + oneLine(Suggestion.message(e)));
    terminal.note("      (" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
    trace(e);
    return ExitStatus.BAD_INPUT;
  }

  /** Reports what a command threw. */
  int report(Throwable failure) {
    Throwable e = failure instanceof UncheckedIOException u ? u.getCause() : failure;
    if (isBadInput(e)) {
      terminal.note("fanc: " + badInput(e));
      trace(e);
      return ExitStatus.BAD_INPUT;
    }
    if (e instanceof Contradiction) {
      terminal.note("fanc: " + oneLine(e.getMessage()));
      trace(e);
      return ExitStatus.INTERNAL;
    }
    terminal.note("fanc: " + internal(e) + (debug ? "" : " (--debug shows where)"));
    trace(e);
    return ExitStatus.INTERNAL;
  }

  private static boolean isBadInput(Throwable e) {
    return e instanceof BadInputException
        || e instanceof IOException
        || e instanceof NetworkFormatException
        || e instanceof PropertyFormatException
        || e instanceof ApproximationException
        || e instanceof TrainingException;
  }

  /** Returns in one line why a file could not be read or written, or worked with. */
  static String reason(Exception e) {
    return badInput(e);
  }

  private static String badInput(Throwable e) {
    if (e instanceof NoSuchFileException file) {
      return file.getFile() + ": no such file" + Suggestion.beside(file.getFile());
    }
    if (e instanceof FileAlreadyExistsException file) {
      return file.getFile() + ": there is a file of that name; expected a folder";
    }
    if (e instanceof AccessDeniedException file) {
      return file.getFile() + ": no permission to read or write it";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return e.getMessage() == null ? e.toString() : oneLine(e.getMessage());
  }

  private static String internal(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return "out of memory; allow more with --memory MB, or check fewer images at once";
    }
    return "internal error: " + oneLine(e.toString());
  }

  /** Words come from files and may hold anything, terminal codes included, and be of any length. */
  private static String oneLine(String message) {
    String line =
        message
            .strip()
            .replaceAll("\\s*\\R\\s*", " ")
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }

  private void trace(Throwable e) {
    if (debug) {
      e.printStackTrace(terminal.err());
    }
  }
}
