package fanc.verifier.attack;

import java.util.List;

/**
 * The regions of a family in which to search.
 *
 * @param regions the likeliest first
 * @param all whether a counterexample can lie in no other region, because those are verified
 */
public record Suspects(List<Long> regions, boolean all) {
  /** Copies the list. */
  public Suspects {
    regions = List.copyOf(regions);
  }

  /** Returns that nothing is known of any region. */
  public static Suspects unknown() {
    return new Suspects(List.of(), false);
  }
}
