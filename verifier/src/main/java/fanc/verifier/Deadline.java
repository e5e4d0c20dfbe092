package fanc.verifier;

/** A moment after which work stops. Monotonic clock; immutable. */
public final class Deadline {
  private static final Deadline NEVER = new Deadline(0, false);
  private final long nanos;
  private final boolean bounded;

  private Deadline(long nanos, boolean bounded) {
    this.nanos = nanos;
    this.bounded = bounded;
  }

  /** Returns the deadline that never passes. */
  public static Deadline never() {
    return NEVER;
  }

  /**
   * Returns the deadline that many seconds from now.
   *
   * @param seconds at least 0; more than 100 years means never
   */
  public static Deadline in(double seconds) {
    return seconds < 3e9 ? new Deadline(System.nanoTime() + (long) (seconds * 1e9), true) : NEVER;
  }

  /** Returns whether the moment has passed. */
  public boolean passed() {
    return bounded && System.nanoTime() - nanos >= 0;
  }
}
