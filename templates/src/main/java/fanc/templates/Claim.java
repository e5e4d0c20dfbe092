package fanc.templates;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Reach;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.Domain;
import fanc.verifier.kernels.JavaKernels;
import java.util.Optional;

/**
 * An output constraint on one network, still without a region: from which sets of values, at the
 * input or at a cut, does the network meet it? Immutable, usable by several threads.
 *
 * @param <E> element of the domain that answers
 */
public final class Claim<E> {
  // Vectors alone, for which no backend is faster.
  private static final Domain<Bounds> INTERVALS = new BoxDomain(new JavaKernels());

  private final Prover<E> prover;
  private final OutputConstraint constraint;
  private final Domain<E> domain;
  private final OutputCheck check;
  private final Network checked;

  Claim(Prover<E> prover, OutputConstraint constraint, Domain<E> domain, OutputCheck check) {
    this.prover = prover;
    this.constraint = constraint;
    this.domain = domain;
    this.check = check;
    this.checked = check.network(prover.network(), constraint);
  }

  /** Returns the network. */
  public Network network() {
    return prover.network();
  }

  /** Returns the network's fingerprint. */
  public Fingerprint fingerprint() {
    return prover.fingerprint();
  }

  /** Returns the constraint. */
  public OutputConstraint constraint() {
    return constraint;
  }

  /** Returns a lower bound of the margin over a region, from scratch; proven if above 0. */
  public double margin(InputRegion region) {
    return margin(0, abstraction(region), Deadline.never());
  }

  /** Returns an element that contains the region. */
  E abstraction(InputRegion region) {
    if (region.dimension() != network().inputShape().size()) {
      throw new IllegalArgumentException(
          "region of "
              + region.dimension()
              + " coordinates, the network takes "
              + network().inputShape());
    }
    return domain.abstraction(region);
  }

  /** Returns a box around the values that a region reaches at a cut; an over-approximation. */
  Bounds box(InputRegion region, int cut) {
    return box(cut, Reach.reach(checked, domain, 0, abstraction(region), cut));
  }

  /**
   * Returns the element at a later cut for the element at an earlier one; nothing if the deadline
   * passed before.
   */
  Optional<E> reach(int from, E element, int to, Deadline deadline) {
    return Reach.reach(checked, domain, from, element, to, deadline);
  }

  /** Returns a box around the values at a cut that an element stands for; an over-approximation. */
  Bounds box(int cut, E element) {
    return ActivationCuts.attainable(network(), cut, domain.bounds(element));
  }

  /**
   * Returns a lower bound of the margin over all values at a cut that an element stands for; NaN if
   * the deadline passed before.
   */
  double margin(int cut, E element, Deadline deadline) {
    return reach(cut, element, checked.output(), deadline)
        .map(output -> check.margin(domain.bounds(output), constraint))
        .orElse(Double.NaN);
  }

  /**
   * Returns a lower bound of the margin over a template's box, by verifying the suffix with the box
   * as its input region.
   *
   * @throws IllegalArgumentException if the template does not lie at a cut of this network
   */
  double margin(Template template) {
    return margin(template, domain);
  }

  /**
   * Returns a lower bound of the margin over a template's box by interval arithmetic: sound as the
   * other, much cheaper, and larger or smaller than it.
   *
   * @throws IllegalArgumentException if the template does not lie at a cut of this network
   */
  double marginByIntervals(Template template) {
    return margin(template, INTERVALS);
  }

  private <F> double margin(Template template, Domain<F> by) {
    requireFits(template);
    Network suffix = checked.suffix(template.cut());
    F input = by.abstraction(template.region());
    return check.margin(by.bounds(Reach.reach(suffix, by, input)), constraint);
  }

  /**
   * Checks that a template lies at a cut of this network, before the output.
   *
   * @throws IllegalArgumentException if not
   */
  void requireFits(Template template) {
    int cut = template.cut();
    if (!network().cuts().contains(cut)
        || cut == network().output()
        || network().shape(cut).size() != template.box().dimension()) {
      throw new IllegalArgumentException(
          "template of "
              + template.box().dimension()
              + " neurons at value "
              + cut
              + " does not fit the network");
    }
  }
}
