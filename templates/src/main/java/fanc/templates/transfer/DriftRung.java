package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.difference.Drift;
import fanc.verifier.group.Group;
import java.util.Arrays;

/**
 * Carries the parent's margins over to the child: with M a lower bound of a margin of the parent in
 * region r, and d one of how much that margin changes from parent to child anywhere in a group that
 * r belongs to,
 *
 * <pre>{@code
 * margin of the child in r  >=  M + d
 * }</pre>
 *
 * <p>One pass over the group bounds d for all its regions. Where it bounds the child's own margins
 * over the whole group well enough, that counts too.
 */
final class DriftRung extends RecordedGroupsRung {
  /**
   * Makes the rung.
   *
   * @param name tells passes apart
   * @param multiplications of one pass, about
   */
  DriftRung(String name, GroupDrifts drifts, double multiplications) {
    super(name, drifts, multiplications);
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    Drift drift = drifts().of(group);
    double[] change = drift.marginChange();
    // Of a NaN the minimum is NaN, which bounds nothing.
    double whole = Arrays.stream(drift.childMargins()).reduce(Math::min).orElse(Double.NaN);
    RegionMargins margins = drifts().groups().margins();
    for (long member : group.members()) {
      regions.bound(member, margins.leastAfter(member, change));
      regions.bound(member, whole);
    }
  }
}
