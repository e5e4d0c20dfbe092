package fanc.cli;

/** What is claimed of an ensemble. */
enum EnsembleClaim {
  /** The label has the largest of the members' averaged outputs. */
  MEAN,
  /** The label has the largest output of more than half of the members. */
  VOTE,
  /** Either, each by itself. */
  BOTH;

  /** Returns whether the mean is asked about. */
  boolean mean() {
    return this != VOTE;
  }

  /** Returns whether the vote is asked about. */
  boolean vote() {
    return this != MEAN;
  }
}
