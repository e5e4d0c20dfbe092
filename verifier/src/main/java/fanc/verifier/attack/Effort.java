package fanc.verifier.attack;

import fanc.verifier.Deadline;

/**
 * What a search may still spend: evaluations of the network first, so that a run can be repeated,
 * and time as the last resort. A gradient counts as two evaluations. Mutable.
 */
final class Effort {
  private final Effort whole;
  private final Deadline deadline;
  private final long hurriedBelow;
  private long left;

  /** Makes an effort of its own. */
  Effort(long evaluations, Deadline deadline) {
    this(null, evaluations, evaluations, deadline);
  }

  private Effort(Effort whole, long evaluations, long hurriedBelow, Deadline deadline) {
    this.whole = whole;
    this.left = evaluations;
    this.hurriedBelow = hurriedBelow;
    this.deadline = deadline;
  }

  /**
   * Makes an effort whose first evaluations are made however long they take.
   *
   * @param unhurried how many those are
   * @param evaluations how many there are together
   */
  static Effort unhurried(long unhurried, long evaluations, Deadline deadline) {
    return new Effort(null, evaluations, evaluations - unhurried, deadline);
  }

  /** Returns a part of this effort, at most what is left; what it spends is spent here too. */
  Effort part(long evaluations) {
    return new Effort(this, evaluations, evaluations, deadline);
  }

  /** Counts evaluations. */
  void spend(long evaluations) {
    left -= evaluations;
    if (whole != null) {
      whole.spend(evaluations);
    }
  }

  /** Returns how many evaluations are left, at least 0. */
  long left() {
    return Math.max(0, whole == null ? left : Math.min(left, whole.left()));
  }

  /** Returns whether nothing is left. */
  boolean spent() {
    return left() == 0 || late();
  }

  private boolean late() {
    return whole == null ? left <= hurriedBelow && deadline.passed() : whole.late();
  }
}
