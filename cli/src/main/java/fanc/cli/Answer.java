package fanc.cli;

import fanc.results.ImageResult;
import fanc.results.Outcome;
import java.util.List;

/** The answer to a query of one or more cases, in the words of those who ask. */
enum Answer {
  /** No case has a counterexample. */
  UNSAT("unsat", "unsat", "HOLDS (unsat)"),
  /** Some case has one. */
  SAT("sat", "sat", "VIOLATED (sat)"),
  /** Some case is too coarse to decide. */
  UNKNOWN("unknown", "unknown", "UNKNOWN"),
  /** The budget ended first. */
  TIMEOUT("timed-out", "timeout", "TIMED OUT"),
  /** There was a fault. */
  ERROR("error", "error", "ERROR");

  private final String vnnlib;
  private final String competition;
  private final String human;

  Answer(String vnnlib, String competition, String human) {
    this.vnnlib = vnnlib;
    this.competition = competition;
    this.human = human;
  }

  /** Returns the word of VNN-LIB tools. */
  String vnnlib() {
    return vnnlib;
  }

  /** Returns the word of result lists of VNN-COMP. */
  String competition() {
    return competition;
  }

  /** Returns the answer for people. */
  String human() {
    return human;
  }

  /**
   * Returns the answer that the verdicts of all cases amount to: more time helps no unknown. What
   * is verified for a sample or a part of the regions is unknown for all of them.
   */
  static Answer of(List<ImageResult> cases) {
    if (has(cases, Outcome.VIOLATED)) {
      return SAT;
    }
    if (has(cases, Outcome.UNKNOWN) || cases.stream().anyMatch(Answer::holdsInPart)) {
      return UNKNOWN;
    }
    return has(cases, Outcome.TIMEOUT) || cases.isEmpty() ? TIMEOUT : UNSAT;
  }

  /** A verdict on all regions needs no remark. */
  private static boolean holdsInPart(ImageResult result) {
    return result.outcome() == Outcome.VERIFIED && result.reason() != null;
  }

  private static boolean has(List<ImageResult> cases, Outcome outcome) {
    return cases.stream().anyMatch(result -> result.outcome() == outcome);
  }

  /** Returns the answer that result lists of VNN-COMP write as a word; null if it is none. */
  static Answer read(String word) {
    for (Answer answer : values()) {
      if (answer.competition.equals(word)) {
        return answer;
      }
    }
    return null;
  }
}
