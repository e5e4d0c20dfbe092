package fanc.templates.store;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.ParameterSubstitution;
import fanc.networks.Parameters;
import fanc.networks.Tensor;
import fanc.networks.folding.Alignment;
import fanc.networks.folding.ParentArchitecture;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The network a stored proof was made on.
 *
 * @param fingerprint which network
 * @param fileSha256 SHA-256 of the file it was read from; a child's lineage names its parent so
 * @param architecture which networks are its children: same ops, other parameters
 * @param parameters its weights and biases, in the order of its ops
 * @param roundings how many roundings the entries of each affine op went through, in order
 */
public record StoredParent(
    Fingerprint fingerprint,
    String fileSha256,
    Fingerprint architecture,
    List<Tensor> parameters,
    List<Integer> roundings) {

  /** Copies the lists. */
  public StoredParent {
    parameters = List.copyOf(parameters);
    roundings = List.copyOf(roundings);
  }

  /**
   * Returns what is stored of a network.
   *
   * @param fileSha256 SHA-256 of the file it was read from
   */
  public static StoredParent of(Network network, String fileSha256) {
    return new StoredParent(
        Fingerprint.of(network),
        fileSha256,
        Fingerprint.ofArchitecture(network),
        Parameters.of(network),
        ParameterSubstitution.roundings(network));
  }

  /**
   * Returns the parent, made of what is stored of it and of what a child has in common with it.
   *
   * @return nothing if the child's architecture is another, or if what comes out is not the network
   *     with the stored fingerprint
   */
  public Optional<Network> network(Network child) {
    return fits(child) ? filled(child) : Optional.empty();
  }

  /**
   * Returns the parent and a child in one architecture, where they differ in scales that one of
   * them has folded into the op before.
   *
   * @return nothing if they differ in something else, or it can not be known
   */
  public Optional<Alignment> alignment(Network child) {
    return ParentArchitecture.of(child, parameters)
        .flatMap(this::filled)
        .flatMap(parent -> Alignment.of(parent, child));
  }

  private Optional<Network> filled(Network similar) {
    try {
      return Optional.of(ParameterSubstitution.of(similar, parameters, roundings))
          .filter(network -> Fingerprint.of(network).equals(fingerprint));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns whether the child differs from this parent in its parameters only. */
  public boolean fits(Network child) {
    return architecture.equals(Fingerprint.ofArchitecture(child));
  }

  /**
   * Returns the largest absolute difference of a weight; empty if the architectures differ, so that
   * weights do not correspond. Rounded to nearest: it ranks parents and proves nothing.
   */
  public OptionalDouble distance(Network child) {
    List<Tensor> others = Parameters.of(child);
    if (!fits(child) || parameters.size() != others.size()) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    for (int t = 0; t < parameters.size(); t++) {
      double[] mine = parameters.get(t).shared();
      double[] other = others.get(t).shared();
      if (mine.length != other.length) {
        return OptionalDouble.empty();
      }
      for (int i = 0; i < mine.length; i++) {
        largest = Math.max(largest, Math.abs(mine[i] - other[i]));
      }
    }
    return OptionalDouble.of(largest);
  }
}
