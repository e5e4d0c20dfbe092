package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.difference.Drift;
import fanc.verifier.group.Group;
import java.util.Arrays;
import java.util.List;

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
final class DriftRung implements Rung {
  private final String name;
  private final GroupDrifts drifts;
  private final double multiplications;

  /**
   * Makes the rung.
   *
   * @param name tells passes apart
   * @param multiplications of one pass, about
   */
  DriftRung(String name, GroupDrifts drifts, double multiplications) {
    this.name = name;
    this.drifts = drifts;
    this.multiplications = multiplications;
  }

  @Override
  public LadderStep step() {
    return LadderStep.DRIFT;
  }

  @Override
  public String name() {
    return name;
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
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    Drift drift = drifts.of(group);
    double[] change = drift.marginChange();
    // Of a NaN the minimum is NaN, which bounds nothing.
    double whole = Arrays.stream(drift.childMargins()).reduce(Math::min).orElse(Double.NaN);
    RegionMargins margins = drifts.groups().margins();
    for (long member : group.members()) {
      regions.bound(member, margins.leastAfter(member, change));
      regions.bound(member, whole);
    }
  }
}
