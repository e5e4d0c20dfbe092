package fanc.verifier.attack;

import fanc.verifier.Deadline;

/**
 * What a search may still spend: evaluations of the network first, so that a run can be repeated,
 * and time as the last resort. A gradient counts as two evaluations. Mutable.
 */
final class Effort {
  private final Effort whole;
  private final Deadline deadline;
  private long left;

  /** Makes an effort of its own. */
  Effort(long evaluations, Deadline deadline) {
    this(null, evaluations, deadline);
  }

  private Effort(Effort whole, long evaluations, Deadline deadline) {
    this.whole = whole;
    this.left = evaluations;
    this.deadline = deadline;
  }

  /** Returns a part of this effort, at most what is left; what it spends is spent here too. */
  Effort part(long evaluations) {
    return new Effort(this, evaluations, deadline);
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
    return left() == 0 || deadline.passed();
  }
}
