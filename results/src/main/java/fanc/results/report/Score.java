package fanc.results.report;

import java.util.Objects;

/**
 * In how many cells of a table we are where we want to be.
 *
 * @param claim what is asked of a cell
 * @param met in how many cells it holds
 * @param measured how many cells were measured
 * @param cells how many cells there are
 */
record Score(String claim, int met, int measured, int cells) {

  Score {
    Objects.requireNonNull(claim, "claim");
  }

  /** Returns a sentence; what was not measured counts as not met. */
  String sentence() {
    return "%s: in %d of %d cells%s."
        .formatted(
            claim, met, cells, measured < cells ? " (" + measured + " of them measured)" : "");
  }
}
