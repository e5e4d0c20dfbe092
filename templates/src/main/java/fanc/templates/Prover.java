package fanc.templates;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.verifier.domain.Domain;
import java.util.function.Supplier;

/**
 * One network with the means to prove things about it. The fingerprint is computed here and nowhere
 * else, so a proof can not be labelled with another network's.
 *
 * @param <E> element of the domain
 */
public final class Prover<E> {
  private final Network network;
  private final Fingerprint fingerprint;
  private final Supplier<Domain<E>> domains;
  private final OutputCheck check;

  /**
   * Makes a prover.
   *
   * @param domain used for prefixes, suffixes and whole runs alike
   * @param check how constraints are decided
   */
  public Prover(Network network, Domain<E> domain, OutputCheck check) {
    this(network, () -> domain, check);
  }

  /**
   * Makes a prover that takes a new domain for each claim, so that what a domain remembers of one
   * image is let go with the claim about it.
   *
   * @param domains makes domains that are all alike
   * @param check how constraints are decided
   */
  public Prover(Network network, Supplier<Domain<E>> domains, OutputCheck check) {
    this.network = network;
    this.fingerprint = Fingerprint.of(network);
    this.domains = domains;
    this.check = check;
  }

  /** Returns the network. */
  public Network network() {
    return network;
  }

  /** Returns the network's fingerprint. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * Returns what is to be shown of the network for one image.
   *
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public Claim<E> claim(OutputConstraint constraint) {
    if (constraint.dimension() != network.outputShape().size()) {
      throw new IllegalArgumentException(
          "constraint on "
              + constraint.dimension()
              + " outputs, the network has "
              + network.outputShape().size());
    }
    return new Claim<>(this, constraint, domains.get(), check);
  }
}
