package fanc.templates.transfer;

import fanc.properties.RegionFamily;
import fanc.verifier.group.Group;
import fanc.verifier.group.Partition;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The groups of one image's regions, for all rungs that need no parent: a group is split once, and
 * its inputs are gathered once. Not for several threads.
 */
final class FamilyGroups {
  private final RegionFamily family;
  private final Kernels kernels;
  private final Once<Partition> partition;
  private final Once<List<Group>> roots;
  private final IdentityHashMap<Group, List<Group>> parts = new IdentityHashMap<>();
  private final IdentityHashMap<Group, RegionSet> sets = new IdentityHashMap<>();

  FamilyGroups(RegionFamily family, Kernels kernels) {
    this.family = family;
    this.kernels = kernels;
    this.partition = new Once<>(() -> Partition.of(family));
    this.roots = new Once<>(() -> partition.get().roots());
  }

  /** Returns the regions. */
  RegionFamily family() {
    return family;
  }

  /** Returns the groups of level 0. */
  List<Group> roots() {
    return roots.get();
  }

  /** Returns the parts of a group; none of a single region. */
  List<Group> split(Group group) {
    return group.size() == 1
        ? List.of()
        : parts.computeIfAbsent(group, g -> partition.get().split(g));
  }

  /** Returns the inputs of a group's regions. */
  RegionSet set(Group group) {
    return sets.computeIfAbsent(group, g -> RegionSet.of(family, g.members(), kernels));
  }
}
