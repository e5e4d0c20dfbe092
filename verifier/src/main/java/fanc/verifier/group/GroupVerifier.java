package fanc.verifier.group;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.Rounding;
import fanc.verifier.backward.BackwardPass;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import java.util.Optional;

/**
 * Verifies the regions of a group together, without a parent: interval bounds of all values over
 * the group; if they do not prove the claim, one backward pass from the margins to the first
 * activation with these bounds; from there each region by itself.
 *
 * <p>Whatever is found of a group holds for each of its regions, so bounds of several steps are
 * combined row by row: the largest lower bound of each margin counts. Usable by several threads.
 */
public final class GroupVerifier {
  /** How many regions are tried by themselves before all of a group are. */
  private static final int TRIED_FIRST = 8;

  private final Network margins;
  private final OutputConstraint constraint;
  private final Kernels kernels;
  private final BackwardPass pass;
  private final Optional<FirstActivation> first;

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public GroupVerifier(Network network, OutputConstraint constraint, Kernels kernels) {
    this.margins = MarginNetwork.of(network, constraint);
    this.constraint = constraint;
    this.kernels = kernels;
    this.pass = new BackwardPass(margins, kernels);
    this.first = FirstActivation.of(margins, kernels);
  }

  /**
   * Bounds the constraint's margin over each region of a group.
   *
   * @param members numbers of the regions, possibly none
   * @param deadline looked at between the steps
   * @return a lower bound for each member, which is verified if it is greater than 0; NaN where
   *     there is none
   */
  public double[] margins(RegionFamily family, long[] members, Deadline deadline) {
    double[] found = new double[members.length];
    Arrays.fill(found, Double.NaN);
    if (members.length == 0 || deadline.passed()) {
      return found;
    }
    RegionSet set = RegionSet.of(family, members, kernels);
    Hulls hulls = GroupIntervals.of(margins, set, kernels);
    double[] direct = hulls.at(margins.output()).lowerArray();
    Arrays.fill(found, constraint.margin(direct));
    if (found[0] > 0 || deadline.passed()) {
      return found;
    }
    int[] open = OpenMargins.rows(direct);
    LinearRows units = LinearRows.units(direct.length, open, 1);
    LinearRows rows =
        pass.lower(units, margins.output(), first.map(FirstActivation::cut).orElse(0), hulls);
    if (first.isEmpty()) {
      byInput(set, rows, direct, open, found);
      return found;
    }
    double[] whole = OpenMargins.raised(direct, open, overBox(rows, hulls.at(first.get().cut())));
    Arrays.fill(found, constraint.margin(whole));
    if (!(found[0] > 0)) {
      FirstActivation.Rows own = first.get().rows(rows);
      byRegion(family, members, own, new OpenMargins(whole, open), deadline, found);
    }
    return found;
  }

  private void byInput(
      RegionSet set, LinearRows rows, double[] direct, int[] open, double[] found) {
    double[][] lower = set.lowerEndsByRegion(rows.coefficients(), rows.count());
    for (int r = 0; r < found.length; r++) {
      double[] own = new double[rows.count()];
      for (int i = 0; i < own.length; i++) {
        own[i] = Rounding.addDown(rows.constants()[i], lower[i][r]);
      }
      found[r] = constraint.margin(OpenMargins.raised(direct, open, own));
    }
  }

  private void byRegion(
      RegionFamily family,
      long[] members,
      FirstActivation.Rows own,
      OpenMargins open,
      Deadline deadline,
      double[] found) {
    int settled = 0;
    boolean[] seen = new boolean[members.length];
    int tried = Math.min(TRIED_FIRST, members.length);
    for (int k = 0; k < tried; k++) {
      int r = (int) ((long) k * members.length / tried);
      seen[r] = true;
      found[r] = margin(family.region(members[r]), own, open);
      settled += found[r] > 0 ? 1 : 0;
    }
    for (int r = 0; r < members.length && settled > 0 && !deadline.passed(); r++) {
      if (!seen[r]) {
        found[r] = margin(family.region(members[r]), own, open);
      }
    }
  }

  private double margin(InputRegion region, FirstActivation.Rows own, OpenMargins open) {
    return constraint.margin(open.raised(own.lower(region)));
  }

  /** Returns lower bounds of rows over a box; NaN where an end is no number or infinite. */
  private double[] overBox(LinearRows rows, Bounds box) {
    double[] lower = new double[rows.count()];
    Arrays.fill(lower, Double.NaN);
    for (int i = 0; i < box.dimension(); i++) {
      if (!(box.lower(i) <= box.upper(i)) || !Double.isFinite(box.upper(i) - box.lower(i))) {
        return lower;
      }
    }
    InputRegion region = InputRegion.box(box.lowerArray(), box.upperArray());
    RegionSet.of(region, kernels).lowerEnds(rows.coefficients(), rows.count(), lower);
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Rounding.addDown(rows.constants()[i], lower[i]);
    }
    return lower;
  }
}
