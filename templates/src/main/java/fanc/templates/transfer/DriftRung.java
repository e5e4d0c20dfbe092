package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.difference.DifferencePass;
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
  private final DifferencePass pass;
  private final RecordedGroups groups;
  private final double multiplications;

  /**
   * Makes the rung.
   *
   * @param name tells passes apart
   * @param pass from the networks of the margins of parent and child
   * @param multiplications of one pass, about
   */
  DriftRung(String name, DifferencePass pass, RecordedGroups groups, double multiplications) {
    this.name = name;
    this.pass = pass;
    this.groups = groups;
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
    return List.of(groups.root());
  }

  @Override
  public List<Group> split(Group group) {
    return groups.split(group);
  }

  @Override
  public double multiplications(Group group) {
    return multiplications;
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    Drift drift = pass.over(groups.set(group), groups.hulls(group));
    double[] change = drift.marginChange();
    // Of a NaN the minimum is NaN, which bounds nothing.
    double whole = Arrays.stream(drift.childMargins()).reduce(Math::min).orElse(Double.NaN);
    RegionMargins margins = groups.margins();
    for (long member : group.members()) {
      regions.bound(member, margins.leastAfter(member, change));
      regions.bound(member, whole);
    }
  }
}
