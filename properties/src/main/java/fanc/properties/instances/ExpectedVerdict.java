package fanc.properties.instances;

/** What is known of an instance. */
public enum ExpectedVerdict {
  /** There is a counterexample. */
  SAT("sat"),
  /** There is none. */
  UNSAT("unsat");

  private final String word;

  ExpectedVerdict(String word) {
    this.word = word;
  }

  /** Returns the word of result lists. */
  public String word() {
    return word;
  }
}
