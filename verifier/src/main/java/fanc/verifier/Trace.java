package fanc.verifier;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.RunningHull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one region reaches in a network of margins: elements at some values, and at the output lower
 * bounds of the margins.
 *
 * @param <E> element of the domain
 */
public final class Trace<E> {
  private final Domain<E> domain;
  private final List<E> elements;
  private final double[] margins;

  private Trace(Domain<E> domain, List<E> elements, double[] margins) {
    this.domain = domain;
    this.elements = elements;
    this.margins = margins;
  }

  /**
   * Pushes a region through a network.
   *
   * @param margins a network of margins, see {@link MarginNetwork}
   * @param values numbers of the values to keep, ascending, after the input
   * @return nothing if the deadline passed before
   */
  public static <E> Optional<Trace<E>> of(
      Network margins, Domain<E> domain, InputRegion region, int[] values, Deadline deadline) {
    List<E> kept = new ArrayList<>();
    return Reach.reach(
            margins,
            domain,
            0,
            domain.abstraction(region),
            margins.output(),
            deadline,
            (element, value) -> {
              if (kept.size() < values.length && values[kept.size()] == value) {
                kept.add(element);
              }
            })
        .map(output -> new Trace<>(domain, kept, domain.bounds(output).lowerArray()));
  }

  /** Returns a lower bound of the margin of each half-space. */
  public double[] margins() {
    return margins.clone();
  }

  /** Returns the interval hull of the k-th value that was kept. */
  public Bounds hull(int k) {
    return domain.bounds(elements.get(k));
  }

  /** Adds the interval hull of the k-th value that was kept to a union. */
  public void addTo(RunningHull union, int k) {
    domain.addTo(union, elements.get(k));
  }
}
