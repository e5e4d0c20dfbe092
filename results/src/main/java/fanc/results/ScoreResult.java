package fanc.results;

import java.util.List;

/**
 * A list of instances scored against what is known of them.
 *
 * @param tool the build that ran
 * @param rules whose rules the points follow
 * @param list path of the list of instances
 * @param expected path of the file that says what is known
 * @param summary the totals
 * @param instances one entry for each, in the order of the list
 */
public record ScoreResult(
    ToolIdentity tool,
    String rules,
    String list,
    String expected,
    Totals summary,
    List<Scored> instances) {
  /** Name and version of the format. */
  public static final String SCHEMA = "score-1.json";

  /** Copies the list. */
  public ScoreResult {
    instances = List.copyOf(instances);
  }

  /**
   * The totals.
   *
   * @param instances how many there are
   * @param score the sum of all points
   * @param best the score if every instance whose verdict is known were decided
   * @param correctSat answers sat that count, a replayed witness being there
   * @param correctUnsat answers unsat that are known to be right
   * @param incorrect answers unsat where a counterexample is known
   * @param unknown instances that could not be decided
   * @param timeout instances whose time ended
   * @param error instances with a fault
   * @param unscored answers unsat of which nothing is known
   * @param contradictions answers sat, witness replayed, where unsat was expected; they are correct
   * @param secondsPrepare parsing of networks, properties and proofs
   * @param seconds from there to the verdicts
   */
  public record Totals(
      int instances,
      int score,
      int best,
      int correctSat,
      int correctUnsat,
      int incorrect,
      int unknown,
      int timeout,
      int error,
      int unscored,
      int contradictions,
      double secondsPrepare,
      double seconds) {}

  /**
   * One instance.
   *
   * @param category the benchmark
   * @param network as the list writes it
   * @param property as the list writes it
   * @param expected sat or unsat, null if nothing is known
   * @param answer unsat, sat, unknown, timeout or error
   * @param points what it counts
   * @param contradiction whether a replayed witness contradicts what was expected
   * @param secondsPrepare parsing
   * @param seconds from there to the verdict
   */
  public record Scored(
      String category,
      String network,
      String property,
      String expected,
      String answer,
      int points,
      boolean contradiction,
      double secondsPrepare,
      double seconds) {}
}
