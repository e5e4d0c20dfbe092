package fanc.templates.transfer;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.templates.transfer.CarriedRecord.GroupFacts;
import fanc.verifier.RecordedValues;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.RegionSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Carries records of one network over to another, so that the other can serve as a parent itself
 * without being verified from scratch: one difference pass for each smallest group of a record.
 *
 * <p>What concerns the two networks alone is worked out once and serves all images. Not for several
 * threads.
 */
public final class RecordTransfer {
  private final NetworkPair pair;
  private final Map<OutputConstraint, DifferencePass> passes = new HashMap<>();

  /**
   * Makes the transfer.
   *
   * @param pair the network that the records are about, and the one to which they are carried over
   */
  public RecordTransfer(NetworkPair pair) {
    this.pair = pair;
  }

  /**
   * Returns what a record says of the child.
   *
   * @param record of the parent, on the same regions and the same constraint
   * @throws IllegalArgumentException if {@link ChildRungs#mismatch} has an objection
   * @throws IllegalStateException if what is recorded contradicts the parent's own values
   */
  public CarriedRecord over(RegionFamily family, OutputConstraint constraint, ParentRecord record) {
    ChildRungs.mismatch(record, family, constraint)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    DifferencePass pass =
        passes.computeIfAbsent(constraint, c -> DifferencePass.of(pair.margins(c)));
    int[] values = RecordedValues.of(pair.child(), constraint);
    GroupTree tree = GroupTree.of(record);
    GroupFacts[] facts = new GroupFacts[tree.nodes().size()];
    for (int g = 0; g < facts.length; g++) {
      if (tree.nodes().get(g).leaf()) {
        RecordedGroup group = record.groups().get(g);
        RegionSet set = RegionSet.of(family, group.members(), pair.kernels());
        facts[g] = GroupFacts.of(pass.over(set, group.hulls().hulls()), values);
      }
    }
    return new CarriedRecord(record, constraint, tree, facts);
  }
}
