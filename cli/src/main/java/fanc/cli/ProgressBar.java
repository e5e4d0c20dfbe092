package fanc.cli;

import java.io.PrintStream;

/** One line on a terminal that is rewritten at most ten times a second. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 30;
  private static final long PAUSE_NANOSECONDS = 100_000_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private boolean shown;
  private long last;

  ProgressBar(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void step(String task, long done, long total) {
    long now = System.nanoTime();
    if (shown && now - last < PAUSE_NANOSECONDS) {
      return;
    }
    last = now;
    shown = true;
    int filled = total <= 0 ? 0 : (int) (WIDTH * Math.min(done, total) / total);
    terminal.print(
        CLEAR_LINE
            + "["
            + "#".repeat(filled)
            + ".".repeat(WIDTH - filled)
            + "] "
            + done
            + "/"
            + total
            + " "
            + task);
    terminal.flush();
  }

  @Override
  public synchronized void close() {
    if (shown) {
      terminal.print(CLEAR_LINE);
      terminal.flush();
      shown = false;
    }
  }
}
