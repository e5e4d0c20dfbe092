package fanc.cli;

/** Exit statuses of the program, as docs/formats.md promises them; 130 is the JVM's own. */
final class ExitStatus {
  /** All verified, or the work was done. */
  static final int OK = 0;

  /** At least one violated. */
  static final int VIOLATED = 1;

  /** None violated, some unknown or timed out. */
  static final int UNPROVEN = 2;

  /** Bad usage, unreadable or unsupported input, or nothing to check. */
  static final int BAD_INPUT = 3;

  /** Internal error or failed self-check. */
  static final int INTERNAL = 4;

  private ExitStatus() {}
}
