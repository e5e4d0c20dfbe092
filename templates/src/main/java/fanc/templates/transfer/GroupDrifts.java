package fanc.templates.transfer;

import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.group.Group;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import java.util.IdentityHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How far a child is from its parent over the groups of one image, for all rungs that ask: each
 * pass is made once. Not for several threads.
 */
final class GroupDrifts {
  private final Supplier<DifferencePass> pass;
  private final RecordedGroups groups;
  private final Function<RegionSet, InputSet> sets;
  private final IdentityHashMap<Group, Drift> drifts = new IdentityHashMap<>();
  private final IdentityHashMap<Group, double[]> changes = new IdentityHashMap<>();

  /**
   * Prepares the passes.
   *
   * @param pass from the networks of the margins of parent and child
   * @param sets how the union of a group's regions is bounded
   */
  GroupDrifts(
      Supplier<DifferencePass> pass, RecordedGroups groups, Function<RegionSet, InputSet> sets) {
    this.pass = pass;
    this.groups = groups;
    this.sets = sets;
  }

  /** Returns the groups. */
  RecordedGroups groups() {
    return groups;
  }

  /** Returns what the pass finds of a group. */
  Drift of(Group group) {
    return drifts.computeIfAbsent(
        group, g -> pass.get().over(sets.apply(groups.set(g)), groups.hulls(g)));
  }

  /** Returns the best lower bounds known of how much each margin changes; not to be modified. */
  double[] change(Group group) {
    return changes.computeIfAbsent(group, g -> of(g).marginChange());
  }

  /** Takes note of better ones. */
  void tighten(Group group, double[] change) {
    changes.put(group, change);
  }
}
