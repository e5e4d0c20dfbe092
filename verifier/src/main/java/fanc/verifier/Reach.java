package fanc.verifier;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.verifier.domain.Domain;
import java.util.ArrayList;
import java.util.List;

/**
 * Propagates an element of a domain through a network, from one cut to another.
 *
 * <p>Over-approximation: the result contains the exact value at the later cut for every value in
 * the element given at the earlier one.
 */
public final class Reach {
  private Reach() {}

  /** Returns the element at the output for the element at the input. */
  public static <E> E reach(Network network, Domain<E> domain, E input) {
    return reach(network, domain, 0, input, network.output());
  }

  /**
   * Returns the element at value {@code to} for the element at value {@code from}.
   *
   * @param from a cut
   * @param element an element at {@code from}
   * @param to a cut, not before {@code from}
   */
  public static <E> E reach(Network network, Domain<E> domain, int from, E element, int to) {
    List<E> elements = reachAll(network, domain, from, element, to);
    return elements.get(elements.size() - 1);
  }

  /** Returns the elements at all values from {@code from} to {@code to}, both included. */
  public static <E> List<E> reachAll(
      Network network, Domain<E> domain, int from, E element, int to) {
    List<E> elements = new ArrayList<>();
    elements.add(element);
    for (int v = from + 1; v <= to; v++) {
      Step step = network.step(v);
      List<E> inputs = step.inputs().stream().map(i -> elements.get(i - from)).toList();
      elements.add(domain.transform(step.op(), v, inputs));
    }
    return elements;
  }
}
