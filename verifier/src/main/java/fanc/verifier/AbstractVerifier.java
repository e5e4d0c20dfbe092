package fanc.verifier;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.domain.Domain;
import java.util.Optional;

/**
 * Verification by abstract interpretation: a region is pushed through the network of margins, and
 * the lower ends of the hull at the output decide.
 *
 * <p>Sound, not complete: a positive margin is a proof for the real-valued function of the
 * network's weights, anything else is no answer.
 *
 * @param <E> element of the domain
 */
public final class AbstractVerifier<E> implements RegionVerifier {
  private final Network margins;
  private final OutputConstraint constraint;
  private final Domain<E> domain;

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @param domain the domain
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public AbstractVerifier(Network network, OutputConstraint constraint, Domain<E> domain) {
    this.margins = MarginNetwork.of(network, constraint);
    this.constraint = constraint;
    this.domain = domain;
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    return margins(region, deadline).map(constraint::margin).orElse(Double.NaN);
  }

  /** Returns a lower bound of the margin of each half-space over the region. */
  public double[] margins(InputRegion region) {
    return margins(region, Deadline.never()).orElseThrow();
  }

  private Optional<double[]> margins(InputRegion region, Deadline deadline) {
    if (region.dimension() != margins.inputShape().size()) {
      throw new IllegalArgumentException(
          "region of dimension " + region.dimension() + " for input " + margins.inputShape());
    }
    return Reach.reach(margins, domain, 0, domain.abstraction(region), margins.output(), deadline)
        .map(output -> domain.bounds(output).lowerArray());
  }
}
