package fanc.templates.certificate;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Settles regions of a child by what a parent's certificate says: one difference pass over the
 * regions of one or more cited parts, and the parent's margins less what they can change.
 *
 * <p>A region is claimed only if its margin stays positive when what is summed is lowered by its
 * slack.
 */
public final class DriftParts {
  private static final int QUARTERS = 4;

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

  /**
   * Returns parts of the regions that the cited parts settle, as many as the deadline allows: first
   * over all of them together, and where that settles half of the regions it stays so; what is open
   * over quarters of them, and at last over each by itself. A checker repeats one pass for each.
   *
   * @param cited disjoint in their regions
   */
  public List<CertificatePart> over(
      RegionFamily family, OutputConstraint constraint, List<CitedPart> cited, Deadline deadline) {
    List<CertificatePart> parts = new ArrayList<>();
    Pass pass = new Pass(pair.margins(constraint), family, constraint);
    settle(pass, cited, new BitSet(), deadline, parts);
    return parts;
  }

  /** What all passes over one image have in common. */
  private record Pass(NetworkPair pair, RegionFamily family, OutputConstraint constraint) {}

  private void settle(
      Pass pass,
      List<CitedPart> cited,
      BitSet done,
      Deadline deadline,
      List<CertificatePart> parts) {
    long[] open =
        cited.stream()
            .flatMapToLong(part -> Arrays.stream(part.regions()))
            .filter(region -> !done.get(Math.toIntExact(region)))
            .sorted()
            .toArray();
    if (open.length == 0 || deadline.passed()) {
      return;
    }
    long[] settled = settled(pass, cited, open);
    if (settled.length > 0 && (cited.size() == 1 || settled.length >= open.length / 2)) {
      PartProof proof = new PartProof.Drift(cited.stream().map(CitedPart::place).toList());
      parts.add(new CertificatePart(settled, settled, proof, Optional.empty()));
      Arrays.stream(settled).forEach(region -> done.set(Math.toIntExact(region)));
    }
    int size = cited.size();
    for (int q = 0; q < QUARTERS && size > 1; q++) {
      int from = q * size / QUARTERS;
      settle(pass, cited.subList(from, (q + 1) * size / QUARTERS), done, deadline, parts);
    }
  }

  private long[] settled(Pass pass, List<CitedPart> cited, long[] open) {
    RegionSet set = RegionSet.of(pass.family, open, kernels);
    double[] change = DifferencePass.of(pass.pair).over(set, CitedPart.union(cited)).marginChange();
    LongStream.Builder settled = LongStream.builder();
    for (long region : open) {
      for (CitedPart part : cited) {
        int at = Arrays.binarySearch(part.regions(), region);
        if (at >= 0 && pass.constraint.margin(left(part.margins()[at], change)) > 0) {
          settled.add(region);
        }
      }
    }
    return settled.build().toArray();
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
