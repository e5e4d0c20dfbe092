package fanc.verifier.group;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.Reach;
import fanc.verifier.backward.BackwardPass;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.domain.ActivatedRows;
import fanc.verifier.domain.LocalZonotope;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Verifies the regions of a group by a half-space at a cut: each region is pushed to the cut by
 * itself, the rest of the network is bounded once over the box T around all of them, and one
 * backward pass makes each margin a linear function at the cut that is below it wherever the cut's
 * value lies in T. A region is verified if the minimum of that function over its own zonotope is
 * greater than 0.
 *
 * <p>T need not be proven as a whole. What a region costs is its way to the cut.
 *
 * <p><b>Direction.</b> Under-approximation of the margins, rounding included. Usable by several
 * threads.
 */
public final class JoinVerifier {
  private final Network margins;
  private final OutputConstraint constraint;
  private final int cut;
  private final Kernels kernels;
  private final BackwardPass pass;
  private final SharedDeepZ domain;

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @param cut a cut of the network before its output and after its input
   * @throws IllegalArgumentException if it is no such cut, or the constraint speaks of another
   *     number of outputs
   */
  public JoinVerifier(Network network, OutputConstraint constraint, int cut, Kernels kernels) {
    this.margins = MarginNetwork.of(network, constraint);
    if (cut < 1 || cut >= network.output() || !margins.cuts().contains(cut)) {
      throw new IllegalArgumentException("no cut inside the network at value " + cut);
    }
    this.constraint = constraint;
    this.cut = cut;
    this.kernels = kernels;
    this.pass = new BackwardPass(margins, kernels);
    this.domain = new SharedDeepZ(Symbols.FRESH, kernels);
  }

  /**
   * Bounds the constraint's margin over each region of a group.
   *
   * @param members numbers of the regions
   * @param deadline looked at between regions
   * @return a lower bound for each member, which is verified if it is greater than 0; NaN where
   *     there is none
   */
  public double[] margins(RegionFamily family, long[] members, Deadline deadline) {
    double[] found = new double[members.length];
    Arrays.fill(found, Double.NaN);
    List<LocalZonotope> atCut = new ArrayList<>();
    Join join = new Join(margins.shape(cut).size());
    for (long member : members) {
      if (deadline.passed()) {
        return found;
      }
      InputRegion region = family.region(member);
      LocalZonotope z = Reach.reach(margins, domain, 0, domain.abstraction(region), cut);
      atCut.add(z);
      join.include(domain.bounds(z));
    }
    if (join.isFinite()) {
      settle(atCut, join, found);
    }
    return found;
  }

  private void settle(List<LocalZonotope> atCut, Join join, double[] found) {
    Hulls hulls = behind(InputRegion.box(join.lower, join.upper));
    double[] direct = hulls.at(margins.output()).lowerArray();
    Arrays.fill(found, constraint.margin(direct));
    if (found[0] > 0) {
      return;
    }
    int[] open = OpenMargins.rows(direct);
    LinearRows units = LinearRows.units(direct.length, open, 1);
    LinearRows rows = pass.lower(units, margins.output(), cut, hulls);
    ActivatedRows own =
        ActivatedRows.ofIdentity(rows.width(), rows.coefficients(), rows.constants());
    for (int r = 0; r < found.length; r++) {
      double[] bounds = OpenMargins.raised(direct, open, own.lower(atCut.get(r)));
      found[r] = constraint.margin(bounds);
    }
  }

  /** Returns bounds of the values from the cut on, by zonotopes and intervals together. */
  private Hulls behind(InputRegion box) {
    Network suffix = margins.suffix(cut);
    SharedProduct product = new SharedProduct(Symbols.FRESH, kernels);
    List<Bounds> bounds = new ArrayList<>();
    for (int v = 0; v < cut; v++) {
      bounds.add(null);
    }
    Reach.reachAll(suffix, product, 0, product.abstraction(box), suffix.output())
        .forEach(element -> bounds.add(product.bounds(element)));
    return new Hulls(bounds);
  }

  /** The box around all that was included. */
  private static final class Join {
    private final double[] lower;
    private final double[] upper;

    private Join(int n) {
      this.lower = new double[n];
      this.upper = new double[n];
      Arrays.fill(lower, Double.POSITIVE_INFINITY);
      Arrays.fill(upper, Double.NEGATIVE_INFINITY);
    }

    private void include(Bounds bounds) {
      for (int i = 0; i < lower.length; i++) {
        lower[i] = Math.min(lower[i], bounds.lower(i));
        upper[i] = Math.max(upper[i], bounds.upper(i));
      }
    }

    private boolean isFinite() {
      boolean finite = true;
      for (int i = 0; i < lower.length; i++) {
        finite &= Double.isFinite(lower[i]) && Double.isFinite(upper[i]);
      }
      return finite;
    }
  }
}
