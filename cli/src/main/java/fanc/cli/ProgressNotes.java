package fanc.cli;

import java.io.PrintStream;

/** Progress for logs: a line of text every few seconds. */
final class ProgressNotes implements Progress {
  private static final long PAUSE_NANOSECONDS = 2_000_000_000L;

  private final PrintStream log;
  private boolean shown;
  private long last;

  ProgressNotes(PrintStream log) {
    this.log = log;
  }

  @Override
  public synchronized void step(String task, long done, long total) {
    long now = System.nanoTime();
    if (shown && now - last < PAUSE_NANOSECONDS) {
      return;
    }
    shown = true;
    last = now;
    log.println("[" + done + "/" + total + "] " + task);
  }
}
