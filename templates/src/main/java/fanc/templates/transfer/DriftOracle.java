package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Hulls;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says of many children of one parent, one after the other, how much margin the parent's records
 * leave them: of region r in group g, {@code min over j of M[r, j] + d[g, j]} as {@link DriftRung}
 * has it, with one pass for each group of one level and nothing else.
 *
 * <p>What rests on the parent alone is made once. So is what a child shares with an earlier one:
 * the differences of an op's parameters, and the exact image of the inputs under the first op, if
 * the children's pairs share it ({@link NetworkPair#beside}).
 *
 * <p><b>Direction.</b> Margins left are lower bounds on the child, rounding included: a region with
 * one greater than 0 is verified, and the ladder, which has this as a rung, can do so too. Not for
 * several threads.
 */
public final class DriftOracle {
  private final List<Image> images = new ArrayList<>();

  /**
   * What is known of the parent on one image.
   *
   * @param family its regions
   * @param constraint the claim
   * @param record of the parent, about both
   */
  public record Claimed(RegionFamily family, OutputConstraint constraint, ParentRecord record) {}

  /** One image, with the groups of the level. */
  private record Image(OutputConstraint constraint, RegionMargins margins, List<Part> parts) {}

  /** One group, with bounds of all that the parent does over it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(long[] members, InputSet set, Hulls hulls) {}

  /**
   * Prepares an oracle.
   *
   * @param level splits of a family before its groups are looked at: 0 for all regions at once;
   *     where a record has no groups so deep, its deepest
   * @throws IllegalArgumentException if {@link ChildRungs#mismatch} has an objection to a record
   */
  public DriftOracle(Network parent, List<Claimed> claims, int level, Kernels kernels) {
    NetworkPair itself = NetworkPair.of(parent, parent, kernels);
    for (Claimed claim : claims) {
      ChildRungs.mismatch(claim.record(), claim.family(), claim.constraint())
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(reason);
              });
      DifferencePass pass = DifferencePass.of(itself.margins(claim.constraint()));
      List<Part> parts = new ArrayList<>();
      for (RecordedGroup group : groups(claim.record(), level)) {
        InputSet set = RegionSet.of(claim.family(), group.members(), kernels);
        parts.add(new Part(group.members(), set, pass.complete(set, group.hulls().hulls())));
      }
      images.add(new Image(claim.constraint(), claim.record().margins(), parts));
    }
  }

  private static List<RecordedGroup> groups(ParentRecord record, int level) {
    List<RecordedGroup> groups = new ArrayList<>();
    for (int g = 0; g < record.groups().size(); g++) {
      RecordedGroup group = record.groups().get(g);
      if (group.level() == level || (group.level() < level && record.parts(g).isEmpty())) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** Returns how many passes one child takes. */
  public int passes() {
    return images.stream().mapToInt(image -> image.parts().size()).sum();
  }

  /**
   * Returns the margins left, image by image and region by region: minus infinity where nothing is
   * known.
   *
   * @param pair the parent and a child
   */
  public List<double[]> marginsLeft(NetworkPair pair) {
    List<double[]> all = new ArrayList<>();
    for (Image image : images) {
      DifferencePass pass = DifferencePass.of(pair.margins(image.constraint()));
      double[] left = new double[Math.toIntExact(image.margins().regions())];
      Arrays.fill(left, Double.NEGATIVE_INFINITY);
      for (Part part : image.parts()) {
        Drift drift = pass.over(part.set(), part.hulls());
        double[] change = drift.marginChange();
        double whole = Arrays.stream(drift.childMargins()).reduce(Math::min).orElse(Double.NaN);
        for (long member : part.members()) {
          double after = image.margins().leastAfter(member, change);
          int r = Math.toIntExact(member);
          // Of a NaN nothing is known, and no comparison with it holds.
          left[r] = after > left[r] ? after : left[r];
          left[r] = whole > left[r] ? whole : left[r];
        }
      }
      all.add(left);
    }
    return all;
  }
}
