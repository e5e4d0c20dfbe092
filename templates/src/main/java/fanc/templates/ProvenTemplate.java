package fanc.templates;

import fanc.networks.Fingerprint;
import fanc.properties.OutputConstraint;
import java.util.Optional;

/**
 * A template together with what it was proven for: one network and one output constraint. {@link
 * #prove} and {@link #proveByIntervals} are the only ways to get one, so a template that holds on
 * the parent can not be taken for one that holds on a child.
 *
 * <p>Statement: for every value in the template's box at its cut, the rest of that network meets
 * the constraint with at least {@link #margin()}.
 */
public final class ProvenTemplate {
  private final Template template;
  private final Fingerprint network;
  private final OutputConstraint constraint;
  private final double margin;

  private ProvenTemplate(
      Template template, Fingerprint network, OutputConstraint constraint, double margin) {
    this.template = template;
    this.network = network;
    this.constraint = constraint;
    this.margin = margin;
  }

  /**
   * Verifies the suffix of the claim's network with the template's box as input region.
   *
   * @return empty if the constraint could not be proven, which does not mean that it is violated
   * @throws IllegalArgumentException if the template does not lie at a cut of the network
   */
  public static <E> Optional<ProvenTemplate> prove(Claim<E> claim, Template template) {
    return of(claim, template, claim.margin(template));
  }

  /**
   * Verifies the suffix of the claim's network with the template's box as input region, by interval
   * arithmetic.
   *
   * @return empty if the constraint could not be proven, which does not mean that it is violated
   * @throws IllegalArgumentException if the template does not lie at a cut of the network
   */
  public static Optional<ProvenTemplate> proveByIntervals(Claim<?> claim, Template template) {
    return of(claim, template, claim.marginByIntervals(template));
  }

  private static Optional<ProvenTemplate> of(Claim<?> claim, Template template, double margin) {
    if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
      return Optional.empty();
    }
    return Optional.of(
        new ProvenTemplate(template, claim.fingerprint(), claim.constraint(), margin));
  }

  /** Returns the template. */
  public Template template() {
    return template;
  }

  /** Returns the fingerprint of the network it was proven for. */
  public Fingerprint network() {
    return network;
  }

  /** Returns a lower bound of the constraint's margin over the box, above 0. */
  public double margin() {
    return margin;
  }

  /** Returns whether this was proven for the claim's network and constraint. */
  public boolean holdsFor(Claim<?> claim) {
    return network.equals(claim.fingerprint()) && constraint.equals(claim.constraint());
  }
}
