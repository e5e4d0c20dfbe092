package fanc.templates.transfer;

/**
 * What came of trying one thing on a child, older images counting less and less.
 *
 * @param groups how many groups it was tried on
 * @param offered how many open regions they had
 * @param settled how many of these it settled
 * @param seconds how long it took
 */
record Tried(double groups, double offered, double settled, double seconds) {
  private static final double KEPT = .5;

  static final Tried NEVER = new Tried(0, 0, 0, 0);

  /** Returns both together. */
  Tried plus(Tried other) {
    return new Tried(
        groups + other.groups,
        offered + other.offered,
        settled + other.settled,
        seconds + other.seconds);
  }

  /** Returns the same, of less weight beside what comes now. */
  Tried faded() {
    return new Tried(KEPT * groups, KEPT * offered, KEPT * settled, KEPT * seconds);
  }

  /** Returns the share of the offered regions that were settled; NaN if none was offered. */
  double share() {
    return settled / offered;
  }

  /** Returns the time of one group; NaN if there was none. */
  double secondsPerGroup() {
    return seconds / groups;
  }

  /** Returns the time of one region; NaN if there was none. */
  double secondsPerRegion() {
    return seconds / offered;
  }
}
