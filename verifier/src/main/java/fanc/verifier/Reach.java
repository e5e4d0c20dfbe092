package fanc.verifier;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.verifier.domain.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

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
    return reach(network, domain, from, element, to, Deadline.never()).orElseThrow();
  }

  /**
   * Returns the element at value {@code to} for the element at value {@code from}, if the deadline
   * does not pass before; it is looked at before each op. An element is let go after the last op
   * that reads it.
   *
   * @param from a cut
   * @param element an element at {@code from}
   * @param to a cut, not before {@code from}
   */
  public static <E> Optional<E> reach(
      Network network, Domain<E> domain, int from, E element, int to, Deadline deadline) {
    return reach(network, domain, from, element, to, deadline, (reached, value) -> {});
  }

  /**
   * Does the same and shows the element at every value after {@code from}, in order.
   *
   * @param from a cut
   * @param element an element at {@code from}
   * @param to a cut, not before {@code from}
   * @param watcher is shown each element and the number of its value
   */
  public static <E> Optional<E> reach(
      Network network,
      Domain<E> domain,
      int from,
      E element,
      int to,
      Deadline deadline,
      ObjIntConsumer<E> watcher) {
    int[] lastReader = lastReaders(network, from, to);
    List<E> elements = new ArrayList<>();
    elements.add(element);
    for (int v = from + 1; v <= to; v++) {
      if (deadline.passed()) {
        return Optional.empty();
      }
      Step step = network.step(v);
      E reached = domain.transform(step.op(), v, inputs(step, from, elements));
      watcher.accept(reached, v);
      elements.add(reached);
      for (int input : step.inputs()) {
        if (lastReader[input - from] == v) {
          elements.set(input - from, null);
        }
      }
    }
    return Optional.of(elements.get(to - from));
  }

  private static int[] lastReaders(Network network, int from, int to) {
    int[] last = new int[to - from + 1];
    for (int v = from + 1; v <= to; v++) {
      for (int input : network.step(v).inputs()) {
        last[input - from] = v;
      }
    }
    return last;
  }

  private static <E> List<E> inputs(Step step, int from, List<E> elements) {
    return step.inputs().stream().map(i -> elements.get(i - from)).toList();
  }

  /** Returns the elements at all values from {@code from} to {@code to}, both included. */
  public static <E> List<E> reachAll(
      Network network, Domain<E> domain, int from, E element, int to) {
    List<E> elements = new ArrayList<>();
    elements.add(element);
    for (int v = from + 1; v <= to; v++) {
      Step step = network.step(v);
      elements.add(domain.transform(step.op(), v, inputs(step, from, elements)));
    }
    return elements;
  }
}
