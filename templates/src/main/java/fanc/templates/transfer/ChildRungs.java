package fanc.templates.transfer;

import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.DifferenceRows;
import fanc.verifier.difference.NetworkBall;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.group.GroupVerifier;
import fanc.verifier.inputs.LargestWeights;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.inputs.RoughSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rungs that rest on a parent, for one child. What concerns the two networks alone is worked
 * out once and serves all images. Not for several threads.
 */
public final class ChildRungs {
  /** Passes that rows of the child's margins take to the first activation, about. */
  private static final double BACKWARD = 12;

  /** Passes that rows of differences take, about. */
  private static final double DIFFERENCE = 24;

  private final NetworkPair pair;
  private final Map<OutputConstraint, Claimed> claims = new HashMap<>();
  private final LargestWeights largest = new LargestWeights();
  private final Map<Double, Boolean> inside = new HashMap<>();
  private final double changed;
  private final double all;

  /** What bounds drifts under one constraint, the same for all images that have it. */
  private final class Claimed {
    private final Once<NetworkPair> margins;
    private final Once<DifferencePass> quick;
    private final Once<DifferencePass> own;
    private final Once<GroupVerifier> verifier;
    private final Once<DifferenceRows> rows;

    private Claimed(OutputConstraint constraint) {
      this.margins = new Once<>(() -> pair.margins(constraint));
      this.quick = new Once<>(() -> DifferencePass.withoutOwnIntervals(margins.get()));
      this.own = new Once<>(() -> DifferencePass.of(margins.get()));
      this.verifier =
          new Once<>(
              () -> GroupVerifier.ofMargins(margins.get().child(), constraint, pair.kernels()));
      this.rows = new Once<>(() -> new DifferenceRows(margins.get()));
    }
  }

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
    Claimed claimed = claims.computeIfAbsent(constraint, Claimed::new);
    RecordedGroups groups =
        new RecordedGroups(record, members -> RegionSet.of(family, members, pair.kernels()));
    List<Rung> rungs = new ArrayList<>();
    record
        .balls()
        .flatMap(balls -> containing(balls).map(size -> new BallRung(balls, size, groups.root())))
        .ifPresent(rungs::add);
    double product = all + 2 * changed;
    double exact = product + FirstImage.multiplications(pair.child(), family);
    double pass = 2 * all + exact;
    GroupDrifts rough = new GroupDrifts(claimed.quick, groups, s -> RoughSet.of(s, largest));
    GroupDrifts own = new GroupDrifts(claimed.own, groups, s -> s);
    rungs.add(new DriftRung("drift, rough", rough, product));
    rungs.add(new DriftRung("drift", new GroupDrifts(claimed.quick, groups, s -> s), exact));
    rungs.add(new DriftRung("drift, own", own, pass));
    rungs.add(new DriftBackwardRung(own, claimed.verifier, family, pass + BACKWARD * all));
    rungs.add(new DriftRowsRung(own, claimed.rows, pass + DIFFERENCE * all));
    return rungs;
  }

  /** Returns the smallest size of a ball around the parent that contains the child. */
  private Optional<Double> containing(BallRadii balls) {
    return Arrays.stream(balls.radii())
        .boxed()
        .sorted(Comparator.reverseOrder())
        .takeWhile(
            size ->
                inside.computeIfAbsent(
                    size, s -> NetworkBall.of(pair.parent(), s).contains(pair.child())))
        .reduce((larger, smaller) -> smaller);
  }
}
