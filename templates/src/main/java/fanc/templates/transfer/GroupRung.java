package fanc.templates.transfer;

import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.group.Group;
import java.util.Arrays;
import java.util.List;

/** Bounds the margins of a group's open regions on the child alone, by one verifier of groups. */
final class GroupRung implements Rung {
  private final Kind kind;
  private final Margins verifier;
  private final FamilyGroups groups;

  /**
   * What is known of a verifier of groups.
   *
   * @param name what its costs are remembered by
   * @param perGroup multiplications that a group takes, about
   * @param perRegion the same for each of its regions
   * @param least how many regions a group should have at least; a smaller one is not made
   * @param chance with which it settles a group
   */
  record Kind(
      LadderStep step, String name, double perGroup, double perRegion, int least, double chance) {}

  /** Lower bounds of the margins of some regions, one for each; NaN where there is none. */
  interface Margins {
    double[] of(RegionFamily family, long[] members, Deadline deadline);
  }

  GroupRung(Kind kind, Margins verifier, FamilyGroups groups) {
    this.kind = kind;
    this.verifier = verifier;
    this.groups = groups;
  }

  @Override
  public LadderStep step() {
    return kind.step();
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public List<Group> roots() {
    return groups.roots();
  }

  @Override
  public List<Group> split(Group group) {
    return hasParts(group) ? groups.split(group) : List.of();
  }

  @Override
  public boolean hasParts(Group group) {
    // A group has four parts, as a rule.
    return group.size() > 1 && group.size() / 4 >= kind.least();
  }

  @Override
  public double multiplications(Group group) {
    return kind.perGroup() + group.size() * kind.perRegion();
  }

  @Override
  public double chance() {
    return kind.chance();
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    long[] open = Arrays.stream(group.members()).filter(regions::isOpen).toArray();
    double[] margins = verifier.of(groups.family(), open, deadline);
    for (int i = 0; i < open.length; i++) {
      regions.bound(open[i], margins[i]);
    }
  }
}
