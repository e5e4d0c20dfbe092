package fanc.approx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules applied one after the other, each to what the one before it made: prune, then quantise.
 *
 * @param rules the rules, at least one
 */
public record Chain(List<Approximation> rules) {

  /**
   * Copies the rules.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Chain {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a child needs at least one rule");
    }
  }

  /** Returns the chain of one rule or more. */
  public static Chain of(Approximation... rules) {
    return new Chain(List.of(rules));
  }

  /** Returns the names of the rules, joined by plus signs: {@code prune50+int8}. */
  public String name() {
    return rules.stream().map(Approximation::name).collect(Collectors.joining("+"));
  }
}
