package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one answer to a query, whatever happens: its verdict, {@code error} after a fault, and {@code
 * timed-out} where the work does not end by itself within its budget, as reading a large file does
 * not.
 */
final class QueryFace {
  /** Work that ends by itself gets this much longer: it may leave a record. */
  private static final int GRACE_PERCENT = 3;

  private final Terminal terminal;
  private final RunClock clock;
  private final AtomicBoolean said = new AtomicBoolean();

  QueryFace(Terminal terminal, RunClock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Work that says its answer and returns the exit status. */
  interface Work {
    /** Does the work. */
    int run() throws IOException, NetworkFormatException, PropertyFormatException;
  }

  /**
   * Does the work.
   *
   * @param budget since the start of the run; null for no limit
   * @param late the exit status where the budget ends first
   */
  int answer(Duration budget, int late, Work work)
      throws IOException, NetworkFormatException, PropertyFormatException {
    if (budget != null && clock.process()) {
      Thread watch = new Thread(() -> endAfter(budget, late), "time limit");
      watch.setDaemon(true);
      watch.start();
    }
    boolean answered = false;
    try {
      int status = work.run();
      answered = true;
      return status;
    } finally {
      if (!answered) {
        say(Answer.ERROR.vnnlib() + "\n");
      }
    }
  }

  /** Prints the answer, unless the time has ended before it; then the process is about to end. */
  void say(String answer) {
    if (said.compareAndSet(false, true)) {
      terminal.out().print(answer);
      terminal.out().flush();
    } else {
      waitForTheEnd();
    }
  }

  private void endAfter(Duration budget, int late) {
    try {
      Thread.sleep(
          clock.left(budget.plus(budget.multipliedBy(GRACE_PERCENT).dividedBy(100))).toMillis());
    } catch (InterruptedException e) {
      return;
    }
    if (said.compareAndSet(false, true)) {
      terminal.out().print(Answer.TIMEOUT.vnnlib() + "\n");
      terminal.out().flush();
      // Threads of the work do not look whether they should stop, so no orderly end would come
      // soon.
      Runtime.getRuntime().halt(late);
    }
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
