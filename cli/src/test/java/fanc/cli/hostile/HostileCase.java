package fanc.cli.hostile;

import fanc.networks.Network;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import java.util.List;
import java.util.Optional;

/**
 * A claim about a network that floating point gets wrong, with the truth.
 *
 * @param family the construction it belongs to
 * @param name says which of them
 * @param network the network under test
 * @param parents harmless networks of the same architecture
 * @param regions each contains the point
 * @param constraint what is claimed
 * @param point lies in every region
 * @param violated whether the margin there, in exact arithmetic, is 0 or less; if not, the claim
 *     holds in every region in exact arithmetic
 * @param single an order of summation in which float32 violates the claim at the point, which is
 *     one of float32 then
 */
public record HostileCase(
    Construction family,
    String name,
    Network network,
    List<Network> parents,
    Boxes regions,
    OutputConstraint constraint,
    BasePoint point,
    boolean violated,
    Optional<SingleEvaluation> single) {

  /** Copies the list. */
  public HostileCase {
    parents = List.copyOf(parents);
  }

  /** Where a construction comes from. */
  public enum Construction {
    /**
     * A small number is lost beside large ones that cancel. Zombori, Banhelyi, Csendes, Megyeri,
     * Jelasity: Fooling a Complete Neural Network Verifier, ICLR 2021.
     */
    ABSORBED_BACKDOOR,
    /**
     * Margins within the rounding of the sums that make them. Jia, Rinard: Exploiting Verified
     * Neural Networks via Floating Point Numerical Error, SAS 2021.
     */
    MARGIN_WITHIN_ROUNDING,
    /**
     * Neurons that tell orders of summation and precisions apart. Szasz, Banhelyi, Jelasity: No
     * Soundness in the Real World, 2025.
     */
    ENVIRONMENT_DETECTOR,
    /** Exact ties and margins of one unit in the last place. */
    TIE,
    /** Numbers beyond the largest double on the way, and differences of infinities. */
    OVERFLOW,
    /** Numbers below the smallest double on the way. */
    UNDERFLOW,
    /** Sums of very many terms. */
    WIDE_SUM
  }

  /**
   * Returns a case with a label claim, nothing being known of float32.
   *
   * @param networks the one under test, then the harmless ones
   */
  public static HostileCase of(
      Construction family, String name, List<Network> networks, Boxes regions, boolean violated) {
    Network network = networks.get(0);
    return new HostileCase(
        family,
        name,
        network,
        networks.subList(1, networks.size()),
        regions,
        OutputConstraint.label(0, network.outputShape().size()),
        regions.base(),
        violated,
        Optional.empty());
  }

  /**
   * Returns the same case with the first order of summation in which float32 violates the claim,
   * where there is one.
   */
  public HostileCase withSingle() {
    Optional<SingleEvaluation> found = SingleEvaluation.violating(network, constraint, point);
    return new HostileCase(
        family, name, network, parents, regions, constraint, point, violated, found);
  }

  /** Returns the same case with other ops. */
  public HostileCase in(Disguise disguise) {
    return new HostileCase(
        family,
        name,
        disguise.of(network),
        parents.stream().map(disguise::of).toList(),
        regions,
        constraint,
        point,
        violated,
        single);
  }

  @Override
  public String toString() {
    return family + " " + name;
  }
}
