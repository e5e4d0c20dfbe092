package fanc.networks;

import java.util.List;

/**
 * Index map, {@code y_i = x[sources[i]]}; transposition, padding and slicing lower to it.
 *
 * @param sources for each output entry the input entry it copies, or {@link #ZERO} where it is 0
 */
public record Select(List<Integer> sources) implements Op {

  /** The source of an entry that copies nothing and is 0. */
  public static final int ZERO = -1;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a source is neither an index nor {@link #ZERO}
   */
  public Select {
    sources = List.copyOf(sources);
    for (int source : sources) {
      if (source < ZERO) {
        throw new IllegalArgumentException("selects entry " + source);
      }
    }
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
