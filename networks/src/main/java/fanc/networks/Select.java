package fanc.networks;

import java.util.List;

/**
 * Index map, {@code y_i = x[sources[i]]}; transposition lowers to it.
 *
 * @param sources for each output entry the input entry it copies
 */
public record Select(List<Integer> sources) implements Op {

  /** Copies the list. */
  public Select {
    sources = List.copyOf(sources);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
