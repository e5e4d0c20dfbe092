package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * How alike the features of one layer are in the members of an ensemble.
 *
 * @param name of the value after its activation, in the first member that has the layer
 * @param shape of that value there
 * @param cka linear centred kernel alignment of all pairs; not defined where a member lacks the
 *     layer, has it in another shape, or gives the same features for all images
 */
public record LayerSimilarity(String name, List<Integer> shape, PairMatrix cka) {

  /** Copies the list. */
  public LayerSimilarity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cka, "cka");
    shape = List.copyOf(shape);
  }
}
