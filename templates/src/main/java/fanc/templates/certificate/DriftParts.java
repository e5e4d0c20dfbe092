package fanc.templates.certificate;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Settles regions of a child by what a parent's certificate says: over the regions of each cited
 * part one difference pass, and the parent's margins less what they can change.
 *
 * <p>A region is claimed only if its margin stays positive when what is summed is lowered by its
 * slack.
 */
public final class DriftParts {
  private final NetworkPair pair;
  private final Kernels kernels;

  private DriftParts(NetworkPair pair, Kernels kernels) {
    this.pair = pair;
    this.kernels = kernels;
  }

  /**
   * Returns why nothing can be carried over from one network to the other.
   *
   * @return one line, or nothing if they are of one architecture
   */
  public static Optional<String> obstacle(Network parent, Network child) {
    return NetworkPair.obstacle(parent, child);
  }

  /**
   * Compares two networks.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static DriftParts of(Network parent, Network child, Kernels kernels) {
    return new DriftParts(NetworkPair.of(parent, child, kernels), kernels);
  }

  /** Returns the part of the regions that a cited part settles; empty if it settles none. */
  public Optional<CertificatePart> over(
      RegionFamily family, OutputConstraint constraint, CitedPart cited) {
    RegionSet set = RegionSet.of(family, cited.regions(), kernels);
    double[] change =
        DifferencePass.of(pair.margins(constraint)).over(set, cited.hulls()).marginChange();
    LongStream.Builder settled = LongStream.builder();
    for (int r = 0; r < cited.regions().length; r++) {
      if (constraint.margin(left(cited.margins()[r], change)) > 0) {
        settled.add(cited.regions()[r]);
      }
    }
    long[] regions = settled.build().toArray();
    PartProof proof = new PartProof.Drift(cited.place());
    return regions.length == 0
        ? Optional.empty()
        : Optional.of(new CertificatePart(regions, regions, proof, Optional.empty()));
  }

  /** Lowers both before they are added: their sum may be small because they cancel. */
  private static double[] left(double[] margins, double[] change) {
    double[] some = Slack.lowered(margins);
    double[] more = Slack.lowered(change);
    double[] left = new double[some.length];
    Arrays.setAll(left, j -> some[j] + more[j]);
    return left;
  }
}
