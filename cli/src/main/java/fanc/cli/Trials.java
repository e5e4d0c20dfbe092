package fanc.cli;

/**
 * How often an image is decided, and whether a brief search for a counterexample comes first.
 *
 * @param timed how many decisions are timed after a warm-up, the median counts; 0 for one decision
 *     without a warm-up, which is timed itself
 * @param searchFirst whether a violation that is found at once spares the proof
 */
record Trials(int timed, boolean searchFirst) {
  /** One decision, spared where a brief search finds a violation. */
  static final Trials ONCE = new Trials(0, true);

  /** One decision, whatever a search would find. */
  static final Trials PROOF_FIRST = new Trials(0, false);

  /**
   * Returns several timed decisions: a run that measures proofs does not want to be spared them.
   */
  static Trials timed(int count) {
    return new Trials(count, false);
  }
}
