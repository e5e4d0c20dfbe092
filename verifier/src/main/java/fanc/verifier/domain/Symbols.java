package fanc.verifier.domain;

/** What DeepZ does with the error of a relaxed activation. */
public enum Symbols {
  /** A fresh noise symbol for each relaxed coordinate: DeepZ as published. */
  FRESH,
  /**
   * The error goes to the remainder and the number of symbols stays: what the released FANC program
   * runs.
   */
  FOLDED
}
