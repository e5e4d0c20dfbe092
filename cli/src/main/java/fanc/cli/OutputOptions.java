package fanc.cli;

import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What a command says while it works. */
final class OutputOptions {
  /** How progress is shown. */
  enum ProgressStyle {
    /** A line that is rewritten. */
    BAR,
    /** A line of text every few seconds. */
    LINES,
    /** One JSON object on each line. */
    JSON,
    /** Not at all. */
    NONE
  }

  @Option(
      names = "--progress",
      paramLabel = "STYLE",
      description =
          "bar, lines, json or none, on standard error; a bar if that is a terminal, else none.")
  private ProgressStyle progress;

  @Option(names = "--quiet", description = "Print the result and errors alone.")
  private boolean quiet;

  /** Returns whether notes are unwanted. */
  boolean quiet() {
    return quiet;
  }

  /** Returns the way to show progress on this terminal. */
  Progress progress(Terminal terminal) {
    ProgressStyle byDefault =
        terminal.interactive() && !quiet ? ProgressStyle.BAR : ProgressStyle.NONE;
    return switch (progress == null ? byDefault : progress) {
      case BAR -> new ProgressBar(terminal.err());
      case LINES -> new ProgressNotes(terminal.err());
      case JSON -> new ProgressLines(terminal.err());
      case NONE -> (task, done, total) -> {};
    };
  }

  /** Returns the place for notes: this terminal, unless they are unwanted. */
  Consumer<String> notes(Terminal terminal) {
    return line -> note(terminal, line);
  }

  /** Prints a note unless notes are unwanted. */
  void note(Terminal terminal, String line) {
    if (!quiet) {
      terminal.note(line);
    }
  }
}
