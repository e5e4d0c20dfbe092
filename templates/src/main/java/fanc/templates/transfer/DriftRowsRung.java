package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.difference.DifferenceRows;
import fanc.verifier.group.Group;
import java.util.function.Supplier;

/**
 * Carries the parent's margins over as {@link DriftRung} does, with the changes of those margins
 * that still fail bounded by lines carried back through both networks ({@link DifferenceRows}).
 */
final class DriftRowsRung extends RecordedGroupsRung {
  private final Supplier<DifferenceRows> rows;
  private final Deficit deficit;

  /**
   * Makes the rung.
   *
   * @param rows of the networks of the margins of parent and child
   * @param multiplications of the pass and the rows, about
   */
  DriftRowsRung(GroupDrifts drifts, Supplier<DifferenceRows> rows, double multiplications) {
    super("drift, rows", drifts, multiplications);
    this.rows = rows;
    this.deficit = new Deficit(drifts.groups().margins());
  }

  @Override
  public double chance() {
    return .1;
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    int[] failing = deficit.small(group, regions, drifts().change(group));
    if (failing.length == 0 || deadline.passed()) {
      return;
    }
    drifts().tighten(group, rows.get().marginChange(drifts().of(group), failing));
    double[] change = drifts().change(group);
    RegionMargins margins = drifts().groups().margins();
    for (long member : group.members()) {
      regions.bound(member, margins.leastAfter(member, change));
    }
  }
}
