package fanc.cli;

/** Work that waits for other threads, inside an interface that knows no interruption. */
final class Interruption {
  private Interruption() {}

  /**
   * Work that may be interrupted.
   *
   * @param <T> what it returns
   */
  interface Work<T> {
    T run() throws InterruptedException;
  }

  /** Runs the work; if it is interrupted, the thread stays so and the command ends. */
  static <T> T passedOn(Work<T> work) {
    try {
      return work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
