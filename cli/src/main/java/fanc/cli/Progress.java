package fanc.cli;

/** Told how far a long task is; may be called from several threads. */
interface Progress extends AutoCloseable {

  /**
   * Shows how far a task is.
   *
   * @param task what is being done, for instance {@code image 3}
   * @param done how much of it
   * @param total of how much
   */
  void step(String task, long done, long total);

  /** Told once before the first step how much there is to do. */
  default void started(int total) {}

  /**
   * Told what became of one part of the task.
   *
   * @param verdict in one word
   * @param seconds what it took; NaN where that is not known
   */
  default void done(String task, String verdict, double seconds) {}

  /** Told once at the end; not if the task fails. */
  default void finished(int done) {}

  /** Leaves the terminal as it was. */
  @Override
  default void close() {}
}
