package fanc.templates.transfer;

import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.group.Group;
import fanc.verifier.group.GroupIntervals;
import fanc.verifier.group.Partition;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/** Bounds the margins over a whole group by intervals, on the child alone. */
final class IntervalRung implements Rung {
  private final Network margins;
  private final OutputConstraint constraint;
  private final RegionFamily family;
  private final Partition partition;
  private final Kernels kernels;

  /**
   * Makes the rung.
   *
   * @param margins the network of the constraint's margins
   */
  IntervalRung(
      Network margins,
      OutputConstraint constraint,
      RegionFamily family,
      Partition partition,
      Kernels kernels) {
    this.margins = margins;
    this.constraint = constraint;
    this.family = family;
    this.partition = partition;
    this.kernels = kernels;
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
    return partition.roots();
  }

  @Override
  public List<Group> split(Group group) {
    return group.size() == 1 ? List.of() : partition.split(group);
  }

  @Override
  public double multiplications(Group group) {
    double share = group.size() / (double) family.size();
    return 2 * Multiplications.of(margins) + share * FirstImage.multiplications(margins, family);
  }

  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    Hulls hulls =
        GroupIntervals.of(margins, RegionSet.of(family, group.members(), kernels), kernels);
    double margin = constraint.margin(hulls.at(margins.output()).lowerArray());
    for (long member : group.members()) {
      regions.bound(member, margin);
    }
  }
}
