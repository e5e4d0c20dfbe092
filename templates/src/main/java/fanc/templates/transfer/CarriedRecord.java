package fanc.templates.transfer;

import fanc.properties.OutputConstraint;
import fanc.verifier.difference.Drift;
import java.util.Optional;

/**
 * What the record of one network says of another, its child, before any region is looked at there.
 * With M a lower bound of a margin of the parent in region r, d one of how much it changes over a
 * smallest group of the record that has r, and b one of that margin of the child over the group,
 *
 * <pre>{@code
 * margin of the child in r  >=  max(M + d, b)
 * }</pre>
 *
 * <p>and the child's values over the group lie in the hulls that the same pass gives. All of them
 * are facts about the real-valued function of the child's weights. Immutable.
 */
public final class CarriedRecord {
  private final ParentRecord parent;
  private final OutputConstraint constraint;
  private final GroupTree tree;
  private final GroupFacts[] facts;
  private final boolean[] kept;

  /**
   * What one pass says of a group.
   *
   * @param hulls of the child's recorded values
   * @param change d
   * @param least b
   */
  @SuppressWarnings("ArrayRecordComponent")
  record GroupFacts(ValueHulls hulls, double[] change, double[] least) {
    static GroupFacts of(Drift drift, int[] values) {
      return new GroupFacts(
          ValueHulls.roundedOutward(drift.child(), values),
          drift.marginChange(),
          drift.childMargins());
    }
  }

  /**
   * Takes what was found.
   *
   * @param facts of each smallest group of the record, null for the others
   */
  CarriedRecord(
      ParentRecord parent, OutputConstraint constraint, GroupTree tree, GroupFacts[] facts) {
    this.parent = parent;
    this.constraint = constraint;
    this.tree = tree;
    this.facts = facts.clone();
    this.kept = new boolean[facts.length];
    for (int g = 0; g < facts.length; g++) {
      kept[g] = facts[g] != null && settlesHalf(tree.nodes().get(g).members());
    }
  }

  private boolean settlesHalf(long[] members) {
    long settled = 0;
    for (long member : members) {
      settled += settles(member) ? 1 : 0;
    }
    return settled >= members.length - settled;
  }

  /** Returns the groups of the record. */
  GroupTree tree() {
    return tree;
  }

  /** Returns lower bounds of the child's margins in a region; NaN where nothing is known. */
  double[] margins(long region) {
    GroupFacts known = facts[tree.leafOf(region)];
    double[] bounds = new double[known.change().length];
    parent.margins().after(region, known.change(), bounds);
    RegionTraces.raise(bounds, known.least());
    return bounds;
  }

  /** Returns whether a region is verified on the child. */
  boolean settles(long region) {
    return constraint.margin(margins(region)) > 0;
  }

  /**
   * Returns bounds of the child's values over a smallest group; empty if fewer than half of its
   * regions are settled. What is that coarse would be of no use to children of the child, and most
   * regions are pushed through it anyway.
   */
  Optional<ValueHulls> hulls(int group) {
    return kept[group] ? Optional.of(facts[group].hulls()) : Optional.empty();
  }
}
