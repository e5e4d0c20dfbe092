package fanc.templates.transfer;

import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.group.Group;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How far a child is from its parent over the groups of one image, for all rungs that ask: each
 * pass is made once. Not for several threads.
 */
final class GroupDrifts {
  private final DifferencePass pass;
  private final RecordedGroups groups;
  private final Map<Group, Drift> drifts = new IdentityHashMap<>();
  private final Map<Group, double[]> changes = new IdentityHashMap<>();

  /**
   * Prepares the passes.
   *
   * @param pass from the networks of the margins of parent and child
   */
  GroupDrifts(DifferencePass pass, RecordedGroups groups) {
    this.pass = pass;
    this.groups = groups;
  }

  /** Returns the groups. */
  RecordedGroups groups() {
    return groups;
  }

  /** Returns what the pass finds of a group. */
  Drift of(Group group) {
    return drifts.computeIfAbsent(group, g -> pass.over(groups.set(g), groups.hulls(g)));
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
