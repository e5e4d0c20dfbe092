package fanc.templates.transfer;

import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.group.Group;
import fanc.verifier.group.GroupIntervals;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.function.Supplier;

/** Bounds the margins over a whole group by intervals, on the child alone. */
final class IntervalRung implements Rung {
  private final Supplier<Network> margins;
  private final OutputConstraint constraint;
  private final FamilyGroups groups;
  private final Kernels kernels;
  private final double perGroup;
  private final double perFamily;

  /**
   * Makes the rung.
   *
   * @param network the network under test
   * @param margins the network of the constraint's margins
   */
  IntervalRung(
      Network network,
      Supplier<Network> margins,
      OutputConstraint constraint,
      FamilyGroups groups,
      Kernels kernels) {
    this.margins = margins;
    this.constraint = constraint;
    this.groups = groups;
    this.kernels = kernels;
    this.perGroup = 2 * Multiplications.of(network);
    this.perFamily = FirstImage.multiplications(network, groups.family());
  }

  @Override
  public LadderStep step() {
    return LadderStep.GROUP;
  }

  @Override
  public String name() {
    return "group, intervals";
  }

  @Override
  public List<Group> roots() {
    return groups.roots();
  }

  @Override
  public List<Group> split(Group group) {
    return groups.split(group);
  }

  @Override
  public boolean hasParts(Group group) {
    return group.size() > 1;
  }

  @Override
  public double multiplications(Group group) {
    return perGroup + perFamily * group.size() / groups.family().size();
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    Network asked = margins.get();
    Hulls hulls = GroupIntervals.of(asked, groups.set(group), kernels);
    double margin = constraint.margin(hulls.at(asked.output()).lowerArray());
    for (long member : group.members()) {
      regions.bound(member, margin);
    }
  }
}
