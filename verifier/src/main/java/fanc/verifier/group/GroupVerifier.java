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

  /** What is known of the margins of single regions beforehand. */
  public interface KnownMargins {
    /** Returns a lower bound of each margin over a region, NaN where there is none. */
    double[] of(long member);
  }

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public GroupVerifier(Network network, OutputConstraint constraint, Kernels kernels) {
    this(constraint, MarginNetwork.of(network, constraint), kernels);
  }

  private GroupVerifier(OutputConstraint constraint, Network margins, Kernels kernels) {
    this.margins = margins;
    this.constraint = constraint;
    this.kernels = kernels;
    this.pass = new BackwardPass(margins, kernels);
    this.first = FirstActivation.of(margins, kernels);
  }

  /**
   * Returns the verifier of a network of margins.
   *
   * @param margins has one output for each half-space of the constraint, its margin
   */
  public static GroupVerifier ofMargins(
      Network margins, OutputConstraint constraint, Kernels kernels) {
    return new GroupVerifier(constraint, margins, kernels);
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
    if (members.length == 0 || deadline.passed()) {
      double[] found = new double[members.length];
      Arrays.fill(found, Double.NaN);
      return found;
    }
    RegionSet set = RegionSet.of(family, members, kernels);
    double[] none = new double[constraint.halfSpaces().size()];
    Arrays.fill(none, Double.NaN);
    return margins(family, members, GroupIntervals.of(margins, set, kernels), m -> none, deadline);
  }

  /**
   * Does the same with bounds of the values from elsewhere, which need not be intervals.
   *
   * @param hulls bounds of every value of the network of margins over all members
   * @param known what is known of the members' margins beforehand
   */
  public double[] margins(
      RegionFamily family, long[] members, Hulls hulls, KnownMargins known, Deadline deadline) {
    MemberMargins bounds = MemberMargins.of(members, known, constraint);
    bounds.raise(hulls.at(margins.output()).lowerArray());
    int[] open = bounds.openRows();
    if (open.length == 0 || deadline.passed()) {
      return bounds.margins();
    }
    LinearRows units = LinearRows.units(constraint.halfSpaces().size(), open, 1);
    LinearRows rows =
        pass.lower(units, margins.output(), first.map(FirstActivation::cut).orElse(0), hulls);
    if (first.isEmpty()) {
      byInput(RegionSet.of(family, members, kernels), rows, bounds, open);
      return bounds.margins();
    }
    double[] whole = overBox(rows, hulls.at(first.get().cut()));
    for (int r = 0; r < members.length; r++) {
      bounds.raise(r, open, whole);
    }
    byRegion(family, first.get().rows(rows), bounds, open, deadline);
    return bounds.margins();
  }

  private static void byInput(RegionSet set, LinearRows rows, MemberMargins bounds, int[] open) {
    double[][] lower = set.lowerEndsByRegion(rows.coefficients(), rows.count());
    for (int r = 0; r < set.regions(); r++) {
      double[] own = new double[rows.count()];
      for (int i = 0; i < own.length; i++) {
        own[i] = Rounding.addDown(rows.constants()[i], lower[i][r]);
      }
      bounds.raise(r, open, own);
    }
  }

  /** Goes on only where some of the first regions are settled. */
  private static void byRegion(
      RegionFamily family,
      FirstActivation.Rows own,
      MemberMargins bounds,
      int[] open,
      Deadline deadline) {
    int[] left = bounds.openMembers();
    int tried = Math.min(TRIED_FIRST, left.length);
    int settled = 0;
    boolean[] seen = new boolean[left.length];
    for (int k = 0; k < tried; k++) {
      int place = (int) ((long) k * left.length / tried);
      seen[place] = true;
      int r = left[place];
      bounds.raise(r, open, own.lower(family.region(bounds.member(r))));
      settled += bounds.isOpen(r) ? 0 : 1;
    }
    for (int k = 0; k < left.length && settled > 0 && !deadline.passed(); k++) {
      if (!seen[k]) {
        bounds.raise(left[k], open, own.lower(family.region(bounds.member(left[k]))));
      }
    }
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
