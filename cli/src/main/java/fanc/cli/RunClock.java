package fanc.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long ago a run began: what a caller waits for includes the start of the process.
 *
 * @param start in units of {@link System#nanoTime()}
 * @param process whether the process is there for this run alone, and may end with it
 */
record RunClock(long start, boolean process) {

  /** Returns the clock of a run that begins now, in a process that goes on after it. */
  static RunClock fromNow() {
    return new RunClock(System.nanoTime(), false);
  }

  /** Returns the clock of this process, which began before Java did. */
  static RunClock ofProcess() {
    Optional<Instant> began = ProcessHandle.current().info().startInstant();
    long ago = began.map(at -> Duration.between(at, Instant.now()).toNanos()).orElse(0L);
    return new RunClock(System.nanoTime() - Math.max(0, ago), true);
  }

  /** Returns what is left of a budget, at least a nanosecond; null for null. */
  Duration left(Duration budget) {
    if (budget == null) {
      return null;
    }
    Duration left = budget.minusNanos(System.nanoTime() - start);
    return left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
  }
}
