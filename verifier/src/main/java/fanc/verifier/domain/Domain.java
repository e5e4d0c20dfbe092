package fanc.verifier.domain;

import fanc.networks.Op;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import java.util.List;

/**
 * An abstract domain: elements that enclose sets of values, and the sound effect of each op on
 * them.
 *
 * <p>Soundness: if every input lies in the set its element stands for, the op's exact output lies
 * in the set the returned element stands for. Stateless and usable by several threads.
 *
 * @param <E> the element; immutable
 */
public interface Domain<E> {

  /** Returns an element that contains every point of the region. */
  E abstraction(InputRegion region);

  /**
   * Returns an element that contains the op's value for every choice of inputs from their elements.
   *
   * @param op the op
   * @param value number of the value the op makes; names what is fresh in the result
   * @param inputs one element for each value the op reads
   */
  E transform(Op op, int value, List<E> inputs);

  /** Returns the interval hull of an element, rounded outward. */
  Bounds bounds(E element);

  /** Adds an element's interval hull to a union of others of the same value. */
  default void addTo(RunningHull union, E element) {
    union.add(bounds(element));
  }
}
