package fanc.results.gate;

import java.util.Optional;

/**
 * What a property's results on one child must reach.
 *
 * @param images how many images must be verified; empty for all, unless regions are counted
 * @param regions how many regions of all images together must be verified; empty for any number
 * @param regression whether images may be worse than in the baseline
 * @param drop by how much margins may be smaller than in the baseline; empty for any
 */
public record Thresholds(
    Optional<Minimum> images,
    Optional<Minimum> regions,
    Regression regression,
    Optional<MarginDrop> drop) {

  /** Returns that all images must be verified, and nothing may be worse than in the baseline. */
  public static Thresholds strict() {
    return new Thresholds(Optional.empty(), Optional.empty(), Regression.NONE, Optional.empty());
  }

  /** Returns whether a baseline is needed to say whether they are reached. */
  public boolean needsBaseline() {
    return regression == Regression.NONE || drop.isPresent();
  }
}
