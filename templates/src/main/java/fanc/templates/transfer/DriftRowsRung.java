package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.difference.DifferenceRows;
import fanc.verifier.group.Group;
import java.util.List;
import java.util.function.Supplier;

/**
 * Carries the parent's margins over as {@link DriftRung} does, with the changes of those margins
 * that still fail bounded by lines carried back through both networks ({@link DifferenceRows}).
 */
final class DriftRowsRung implements Rung {
  private final GroupDrifts drifts;
  private final Supplier<DifferenceRows> rows;
  private final Deficit deficit;
  private final double multiplications;

  /**
   * Makes the rung.
   *
   * @param rows of the networks of the margins of parent and child
   * @param multiplications of the pass and the rows, about
   */
  DriftRowsRung(GroupDrifts drifts, Supplier<DifferenceRows> rows, double multiplications) {
    this.drifts = drifts;
    this.rows = rows;
    this.deficit = new Deficit(drifts.groups().margins());
    this.multiplications = multiplications;
  }

  @Override
  public LadderStep step() {
    return LadderStep.DRIFT;
  }

  @Override
  public String name() {
    return "drift, rows";
  }

  @Override
  public List<Group> roots() {
    return List.of(drifts.groups().root());
  }

  @Override
  public List<Group> split(Group group) {
    return drifts.groups().split(group);
  }

  @Override
  public double multiplications(Group group) {
    return multiplications;
  }

  @Override
  public double chance() {
    return .1;
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    int[] failing = deficit.small(group, regions, drifts.change(group));
    if (failing.length == 0 || deadline.passed()) {
      return;
    }
    drifts.tighten(group, rows.get().marginChange(drifts.of(group), failing));
    double[] change = drifts.change(group);
    RegionMargins margins = drifts.groups().margins();
    for (long member : group.members()) {
      regions.bound(member, margins.leastAfter(member, change));
    }
  }
}
