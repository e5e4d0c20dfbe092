package fanc.properties.files;

/** What happens to a case whose base point is not classified as its label. */
public enum OnlyCorrect {
  /** Skipped, as the network under test decides. */
  TRUE,
  /** Not skipped: it is violated, with the base point as counterexample. */
  FALSE,
  /** Skipped, unless the parent's proof lists it. */
  PARENT
}
