package fanc.verifier;

import java.util.Optional;

/** Answer to the question whether a claim is true for every input of every region. */
public sealed interface Verdict {

  /**
   * No input of any region violates the claim.
   *
   * @param worstMargin a positive lower bound of the margin over all regions
   */
  record Verified(double worstMargin) implements Verdict {

    /**
     * Checks the margin.
     *
     * @throws IllegalArgumentException if the margin is not positive
     */
    public Verified {
      if (!(worstMargin > 0)) {
        throw new IllegalArgumentException("verified with margin " + worstMargin);
      }
    }
  }

  /**
   * An input violates the claim.
   *
   * @param counterexample the input
   */
  record Violated(Counterexample counterexample) implements Verdict {}

  /**
   * Neither was shown.
   *
   * @param reason why
   * @param worstMargin the smallest lower bound of the margin; may be NaN
   */
  record Unknown(Reason reason, double worstMargin) implements Verdict {}

  /** The time was used up first. */
  record Timeout() implements Verdict {}

  /** Why there is no answer. */
  enum Reason {
    /** The enclosure was too coarse. */
    IMPRECISE,
    /** The memory allowed was too small. */
    MEMORY,
    /** Only a part of the regions was looked at. */
    COVERAGE
  }

  /**
   * Returns the verdict that a family's result and a search for counterexamples support. A
   * counterexample outweighs everything; all regions must be verified for {@link Verified}.
   */
  static Verdict of(FamilyResult result, Optional<Counterexample> counterexample) {
    if (counterexample.isPresent()) {
      return new Violated(counterexample.get());
    }
    if (result.allVerified()) {
      return new Verified(result.worstMargin());
    }
    return result.examined() < result.regions()
        ? new Timeout()
        : new Unknown(Reason.IMPRECISE, result.worstMargin());
  }
}
