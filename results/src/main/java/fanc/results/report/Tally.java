package fanc.results.report;

import java.util.Optional;
import java.util.function.Predicate;

/** Counts in how many cells of a table a claim holds. */
final class Tally {
  private int met;
  private int measured;
  private int cells;

  /**
   * Counts a cell and returns how the table shows it.
   *
   * @param ours what we measured there, if anything
   * @param claim what is asked of it
   */
  <T> String count(Optional<T> ours, Predicate<T> claim) {
    cells++;
    if (ours.isEmpty()) {
      return Figures.UNKNOWN;
    }
    measured++;
    boolean holds = claim.test(ours.get());
    met += holds ? 1 : 0;
    return Figures.yes(holds);
  }

  Score score(String claim) {
    return new Score(claim, met, measured, cells);
  }
}
