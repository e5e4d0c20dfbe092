package fanc.templates.certificate;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.MarginNetwork;
import fanc.verifier.MemberVerifier;
import fanc.verifier.RecordedValues;
import fanc.verifier.Trace;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Bounds regions by zonotopes and makes parts of a certificate of them, at most two of each group:
 * one of plain DeepZ, one of the product with intervals. What is tried first is found on a few
 * regions; a region that it does not prove goes to the other if that does.
 *
 * <p>A region is claimed only if its margin stays positive when the bounds are lowered by their
 * slack. Usable by several threads; the parts do not depend on their number.
 */
public final class ZonotopeParts implements MemberVerifier {
  /** Regions by which the first domain is chosen. */
  private static final int SAMPLE = 8;

  private final RegionFamily family;
  private final OutputConstraint constraint;
  private final Network margins;
  private final int[] values;
  private final boolean facts;
  private final int[] groupOf;
  private final List<Domain<?>> domains;
  private final List<List<PartDraft>> drafts = new ArrayList<>();
  private Optional<Integer> first = Optional.empty();

  /**
   * Prepares parts.
   *
   * @param network the network under test
   * @param groups regions that become parts: disjoint, each ascending; others are passed over
   * @param facts whether children are to rest on the parts
   * @throws IllegalArgumentException if the constraint does not fit the network
   */
  public ZonotopeParts(
      Network network,
      OutputConstraint constraint,
      RegionFamily family,
      List<long[]> groups,
      boolean facts,
      Kernels kernels) {
    this.family = family;
    this.constraint = constraint;
    this.margins = MarginNetwork.of(network, constraint);
    this.values = facts ? RecordedValues.of(network, constraint) : new int[0];
    this.facts = facts;
    this.domains =
        List.of(new SharedDeepZ(Symbols.FRESH, kernels), new SharedProduct(Symbols.FRESH, kernels));
    this.groupOf = new int[Math.toIntExact(family.size())];
    Arrays.fill(groupOf, -1);
    int[] sizes = Arrays.stream(values).map(v -> margins.shape(v).size()).toArray();
    for (int g = 0; g < groups.size(); g++) {
      for (long region : groups.get(g)) {
        groupOf[Math.toIntExact(region)] = g;
      }
      drafts.add(domains.stream().map(domain -> new PartDraft(constraint, values, sizes)).toList());
    }
  }

  /**
   * Bounds one region and adds it to its group.
   *
   * @return a lower bound of its margin, less the slack; NaN of a region that is in no group
   */
  @Override
  public double margin(RegionFamily same, long index, Deadline deadline) {
    int group = groupOf[Math.toIntExact(index)];
    if (group < 0) {
      return Double.NaN;
    }
    int preferred = first();
    InputRegion region = family.region(index);
    Optional<? extends Trace<?>> trace = trace(preferred, region, deadline);
    if (trace.isEmpty()) {
      return Double.NaN;
    }
    double[] lowered = Slack.lowered(trace.get().margins());
    if (!(constraint.margin(lowered) > 0)) {
      int other = 1 - preferred;
      Optional<? extends Trace<?>> second = trace(other, region, deadline);
      double[] otherwise = second.map(t -> Slack.lowered(t.margins())).orElse(lowered);
      if (second.isPresent() && constraint.margin(otherwise) > 0) {
        drafts.get(group).get(other).add(index, otherwise, second.get());
        return constraint.margin(otherwise);
      }
    }
    if (isUsable(lowered)) {
      drafts.get(group).get(preferred).add(index, lowered, trace.get());
    }
    return constraint.margin(lowered);
  }

  private static boolean isUsable(double[] lowered) {
    return Arrays.stream(lowered).allMatch(margin -> Math.abs(margin) <= Float.MAX_VALUE);
  }

  private Optional<? extends Trace<?>> trace(int domain, InputRegion region, Deadline deadline) {
    return Trace.of(margins, domains.get(domain), region, values, deadline);
  }

  private synchronized int first() {
    if (first.isEmpty()) {
      first = Optional.of(chosen());
    }
    return first.get();
  }

  /** Returns the domain that verifies more of a sample; plain zonotopes if both do the same. */
  private int chosen() {
    int[] wanted = IntStream.range(0, groupOf.length).filter(r -> groupOf[r] >= 0).toArray();
    int samples = Math.min(SAMPLE, wanted.length);
    int[] verified = new int[domains.size()];
    for (int s = 0; s < samples; s++) {
      InputRegion region = family.region(wanted[(int) ((long) s * wanted.length / samples)]);
      for (int d = 0; d < verified.length; d++) {
        double[] found = trace(d, region, Deadline.never()).orElseThrow().margins();
        verified[d] += constraint.margin(Slack.lowered(found)) > 0 ? 1 : 0;
      }
    }
    return verified[1] > verified[0] ? 1 : 0;
  }

  /**
   * Returns the parts of the regions given so far; of groups nothing is known of there are none.
   */
  public List<CertificatePart> parts() {
    List<CertificatePart> parts = new ArrayList<>();
    for (List<PartDraft> group : drafts) {
      for (int d = 0; d < group.size(); d++) {
        PartProof proof = new PartProof.Zonotope(d == 1);
        (facts ? group.get(d).withFacts(proof) : group.get(d).withoutFacts(proof))
            .ifPresent(parts::add);
      }
    }
    return parts;
  }
}
