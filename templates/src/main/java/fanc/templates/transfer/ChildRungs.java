package fanc.templates.transfer;

import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rungs that rest on a parent, for one child. What concerns the two networks alone is worked
 * out once and serves all images. Not for several threads.
 */
public final class ChildRungs {
  private final NetworkPair pair;
  private final Map<OutputConstraint, NetworkPair> margins = new HashMap<>();
  private final double changed;
  private final double all;

  private ChildRungs(NetworkPair pair) {
    this.pair = pair;
    this.all = Multiplications.of(pair.child());
    double sum = 0;
    for (int v = 1; v <= pair.child().output(); v++) {
      sum += pair.unchanged(v) ? 0 : Multiplications.of(pair.child().step(v).op());
    }
    this.changed = sum;
  }

  /**
   * Returns why nothing of a parent helps with a network; nothing if it is the parent's child.
   *
   * @return one line
   */
  public static Optional<String> obstacle(Network parent, Network child) {
    return NetworkPair.obstacle(parent, child);
  }

  /**
   * Compares a child with its parent.
   *
   * @param kernels the arithmetic of all that is proven
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static ChildRungs of(Network parent, Network child, Kernels kernels) {
    return new ChildRungs(NetworkPair.of(parent, child, kernels));
  }

  /**
   * Returns why a record says nothing of a claim; nothing if it does.
   *
   * @return one line
   */
  public static Optional<String> mismatch(
      ParentRecord record, RegionFamily family, OutputConstraint constraint) {
    RegionMargins known = record.margins();
    if (known.regions() != family.size()) {
      return Optional.of(
          "the proof is about " + known.regions() + " regions, the claim about " + family.size());
    }
    return known.rows() == constraint.halfSpaces().size()
        ? Optional.empty()
        : Optional.of("the proof is about another constraint");
  }

  /**
   * Returns the rungs for one image, cheap ones first.
   *
   * @param record of the parent, on the same regions and the same constraint
   * @throws IllegalArgumentException if there is a {@link #mismatch}
   */
  public List<Rung> rungs(RegionFamily family, OutputConstraint constraint, ParentRecord record) {
    mismatch(record, family, constraint)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    NetworkPair both = margins.computeIfAbsent(constraint, pair::margins);
    RecordedGroups groups =
        new RecordedGroups(record, members -> RegionSet.of(family, members, pair.kernels()));
    return List.of(
        new DriftRung("drift", DifferencePass.withoutOwnIntervals(both), groups, all + 2 * changed),
        new DriftRung("drift, own", DifferencePass.of(both), groups, 3 * all + 2 * changed));
  }
}
