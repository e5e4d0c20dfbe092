package fanc.templates.transfer;

/**
 * What came of trying one thing on a child, older images counting less and less.
 *
 * @param groups how many groups it was tried on
 * @param offered how many open regions they had
 * @param settled how many of these it settled
 * @param seconds how long it took
 * @param fastest the time of one group where it was least: the first times of a process are those
 *     of code that is not compiled yet, and a pause of the machine says nothing of the next image
 */
record Tried(double groups, double offered, double settled, double seconds, double fastest) {
  private static final double KEPT = .5;

  static final Tried NEVER = new Tried(0, 0, 0, 0, Double.POSITIVE_INFINITY);

  /** Takes one trial. */
  static Tried once(long groups, long offered, long settled, double seconds) {
    return new Tried(
        (double) groups, (double) offered, (double) settled, seconds, seconds / (double) groups);
  }

  /** Takes a cost as one trial. */
  static Tried of(ScratchCost cost) {
    return once(cost.groups(), cost.regions(), cost.settled(), cost.seconds());
  }

  /** Returns the same as a cost. */
  ScratchCost cost(String method) {
    return new ScratchCost(
        method, Math.round(groups), Math.round(offered), Math.round(settled), seconds);
  }

  /** Returns both together. */
  Tried plus(Tried other) {
    return new Tried(
        groups + other.groups,
        offered + other.offered,
        settled + other.settled,
        seconds + other.seconds,
        Math.min(fastest, other.fastest));
  }

  /** Returns the same, of less weight beside what comes now. */
  Tried faded() {
    return new Tried(KEPT * groups, KEPT * offered, KEPT * settled, KEPT * seconds, fastest);
  }

  /** Returns the share of the offered regions that were settled; NaN if none was offered. */
  double share() {
    return settled / offered;
  }

  /** Returns the time of one region; NaN if there was none. */
  double secondsPerRegion() {
    return seconds / offered;
  }
}
