package fanc.templates;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * Looks for a large epsilon in (0, 1] at which an attempt succeeds.
 *
 * <p>DeepZ is not monotone, so success at one epsilon says nothing about a smaller one, and the
 * result need not be the largest. What is returned is always what an attempt returned: an epsilon
 * that was not tried can not come out.
 */
public sealed interface EpsilonSearch {

  /**
   * Returns the result of the largest successful attempt that was made, or nothing if none
   * succeeded.
   *
   * @param attempt tries one epsilon; empty if it fails
   */
  <T> Optional<T> largest(DoubleFunction<Optional<T>> attempt);

  /**
   * Halves the interval [0, 1] around the border until it is at most {@code leastCount} wide
   * (search {@code bs} of the paper's code). If no midpoint failed, 1 itself is tried last.
   *
   * @param leastCount width at which to stop, in (0, 1)
   */
  record Bisection(double leastCount) implements EpsilonSearch {

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is not in (0, 1)
     */
    public Bisection {
      requireShare("least count", leastCount);
    }

    @Override
    public <T> Optional<T> largest(DoubleFunction<Optional<T>> attempt) {
      double proven = 0;
      double failed = 1;
      boolean anyFailed = false;
      Optional<T> best = Optional.empty();
      while (failed - proven > leastCount) {
        double middle = (proven + failed) / 2;
        Optional<T> found = attempt.apply(middle);
        if (found.isPresent()) {
          best = found;
          proven = middle;
        } else {
          failed = middle;
          anyFailed = true;
        }
      }
      return anyFailed ? best : attempt.apply(1).or(keep(best));
    }
  }

  /**
   * Doubles from {@code start} while attempts succeed, at most to 1; if the first fails, halves
   * until one succeeds or epsilon drops below {@code leastCount} (search {@code ms}).
   *
   * @param start epsilon of the first attempt, in (0, 1)
   * @param leastCount smallest epsilon to try, in (0, 1)
   */
  record Halving(double start, double leastCount) implements EpsilonSearch {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not in (0, 1)
     */
    public Halving {
      requireShare("starting epsilon", start);
      requireShare("least count", leastCount);
    }

    @Override
    public <T> Optional<T> largest(DoubleFunction<Optional<T>> attempt) {
      Optional<T> best = attempt.apply(start);
      return best.isPresent() ? doubled(attempt, best) : halved(attempt);
    }

    private <T> Optional<T> doubled(DoubleFunction<Optional<T>> attempt, Optional<T> first) {
      Optional<T> best = first;
      double epsilon = start;
      while (epsilon < 1) {
        epsilon = Math.min(1, 2 * epsilon);
        Optional<T> found = attempt.apply(epsilon);
        if (found.isEmpty()) {
          return best;
        }
        best = found;
      }
      return best;
    }

    private <T> Optional<T> halved(DoubleFunction<Optional<T>> attempt) {
      for (double epsilon = start / 2; epsilon >= leastCount; epsilon /= 2) {
        Optional<T> found = attempt.apply(epsilon);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
  }

  private static <T> Supplier<Optional<T>> keep(Optional<T> value) {
    return () -> value;
  }

  private static void requireShare(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(what + " " + value + " is not between 0 and 1");
    }
  }
}
