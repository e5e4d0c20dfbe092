package fanc.templates.transfer;

import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.group.Group;
import fanc.verifier.group.GroupVerifier;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Bounds the child by its own backward pass to the first activation, over bounds of its values that
 * come from the parent's and how far the child can be from them; from there each region by itself.
 *
 * <p>Each margin of a region counts by the better of this and of what the parent's margin leaves.
 */
final class DriftBackwardRung extends RecordedGroupsRung {
  private final Supplier<GroupVerifier> verifier;
  private final RegionFamily family;
  private final Deficit deficit;

  /**
   * Makes the rung.
   *
   * @param verifier of the child's network of margins
   * @param multiplications of both passes, about
   */
  DriftBackwardRung(
      GroupDrifts drifts,
      Supplier<GroupVerifier> verifier,
      RegionFamily family,
      double multiplications) {
    super("drift, backward", drifts, multiplications);
    this.verifier = verifier;
    this.family = family;
    this.deficit = new Deficit(drifts.groups().margins());
  }

  @Override
  public double chance() {
    return .15;
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    double[] change = drifts().change(group);
    if (deficit.small(group, regions, change).length == 0 || deadline.passed()) {
      return;
    }
    RegionMargins margins = drifts().groups().margins();
    GroupVerifier.KnownMargins transferred =
        member -> {
          double[] left = new double[change.length];
          margins.after(member, change, left);
          return left;
        };
    long[] open = Arrays.stream(group.members()).filter(regions::isOpen).toArray();
    double[] found =
        verifier.get().margins(family, open, drifts().of(group).child(), transferred, deadline);
    for (int i = 0; i < open.length; i++) {
      regions.bound(open[i], found[i]);
    }
  }
}
