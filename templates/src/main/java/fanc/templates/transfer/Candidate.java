package fanc.templates.transfer;

/**
 * Something that could be tried next.
 *
 * @param rung the rung
 * @param level of its groups
 * @param groups how many there are, about
 * @param open how many they have
 * @param seconds what it will take, by what is known
 * @param share how much of it it will settle, by what is known
 * @param known whether that is from experience with this child
 */
record Candidate(
    Rung rung, int level, int groups, int open, double seconds, double share, boolean known) {

  /** Returns how many regions it will settle. */
  double settles() {
    return share * open;
  }
}
