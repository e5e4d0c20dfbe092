package fanc.cli;

import java.util.List;

/** Entry of the program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    // No window is ever opened, and a display that can not be reached must not matter for images.
    System.setProperty("java.awt.headless", "true");
    Terminal streams = Terminal.ofProcess();
    Colours colours = Colours.of(List.of(args), streams.watched(), System.getenv());
    System.exit(new Program(streams.with(colours), RunClock.ofProcess()).run(args));
  }
}
