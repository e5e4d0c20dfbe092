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

  /** Leaves the terminal as it was. */
  @Override
  default void close() {}
}
