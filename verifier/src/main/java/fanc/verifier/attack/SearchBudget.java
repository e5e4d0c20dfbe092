package fanc.verifier.attack;

/**
 * What a search for a counterexample may use.
 *
 * @param multiplications about how many multiplications its evaluations may take together; decides
 *     alone where time is enough, so that a run can be repeated
 * @param seconds after which it stops in any case, at least 0
 * @param seed of everything drawn at random
 */
public record SearchBudget(double multiplications, double seconds, long seed) {
  /** Some five seconds' work. */
  private static final double ORDINARY = 4e9;

  private static final double BRIEF = 2e7;

  /** Returns the ordinary budget. */
  public static SearchBudget ordinary(double seconds, long seed) {
    return new SearchBudget(ORDINARY, seconds, seed);
  }

  /** Returns a budget of a few milliseconds, or of a few evaluations of a large network. */
  public static SearchBudget brief(double seconds, long seed) {
    return new SearchBudget(BRIEF, seconds, seed);
  }
}
