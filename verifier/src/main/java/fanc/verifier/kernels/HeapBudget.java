package fanc.verifier.kernels;

/**
 * How much of the Java heap may be in use, garbage not counted: a smaller heap within the one that
 * the Java machine was started with. Usable by several threads.
 *
 * <p>It is looked at from time to time, so more may be in use in between; and what is in use is the
 * whole process's, so one budget counts at a time.
 */
public final class HeapBudget {
  private static final int MEGABYTE = 20;

  private final long bytes;

  /**
   * Makes a budget.
   *
   * @param megabytes units of 2^20 bytes, positive
   */
  public HeapBudget(long megabytes) {
    if (megabytes <= 0) {
      throw new IllegalArgumentException("a budget must be positive, is " + megabytes);
    }
    this.bytes = Math.min(megabytes, Long.MAX_VALUE >> MEGABYTE) << MEGABYTE;
  }

  /** Returns whether this is less than what the Java machine keeps to by itself. */
  public boolean binds() {
    return bytes < Runtime.getRuntime().maxMemory();
  }

  /**
   * Checks that no more is in use; garbage is collected where it might be.
   *
   * @throws OutOfMemoryError if more is in use, as if the heap were full
   */
  public void require() {
    if (used() > bytes) {
      collect();
    }
  }

  /** One thread at a time: those that waited find the garbage gone. */
  private synchronized void collect() {
    if (used() > bytes) {
      System.gc();
      long used = used();
      if (used > bytes) {
        throw new OutOfMemoryError(
            (used >> MEGABYTE) + " megabytes are in use, of " + (bytes >> MEGABYTE));
      }
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
