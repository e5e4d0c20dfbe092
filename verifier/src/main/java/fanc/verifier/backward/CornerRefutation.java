package fanc.verifier.backward;

import fanc.networks.Network;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.Reach;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Shows of some regions that they can not be verified, by a corner at which the claim fails.
 *
 * <p>With m_j the margins at the base point x0 and g_j their gradients there, it looks at the
 * corner x of the region and the margin for which {@code m_j + g_j . (x - x0)} is least. The corner
 * is pushed through as a box of one point; the upper ends of the margins decide.
 *
 * <p><b>Direction.</b> What is shown is certain for the real-valued function of the network's
 * weights, rounding included: no sound method verifies such a region, and nothing is lost by
 * leaving it. Nothing is said of the others. Gradients are taken in doubles and decide only where
 * to look.
 *
 * <p>Usable by several threads; what regions around one base point share is computed once.
 */
public final class CornerRefutation implements Predicate<InputRegion> {
  private final OutputConstraint constraint;
  private final Network margins;
  private final Kernels kernels;
  private final BackwardPass pass;
  private final SharedBox boxes;
  private final AtomicReference<Gradients> last = new AtomicReference<>();

  /**
   * Makes the search.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public CornerRefutation(Network network, OutputConstraint constraint, Kernels kernels) {
    this.constraint = constraint;
    this.margins = MarginNetwork.of(network, constraint);
    this.kernels = kernels;
    this.pass = new BackwardPass(margins, kernels);
    this.boxes = new SharedBox(kernels);
  }

  /** Returns whether a corner of the region was found at which the claim fails. */
  @Override
  public boolean test(InputRegion region) {
    InputRegion corner = gradients(region.base()).corner(region);
    Bounds ends =
        boxes.bounds(Reach.reach(margins, boxes, 0, boxes.abstraction(corner), margins.output()));
    return constraint.margin(ends.upperArray()) <= 0;
  }

  private Gradients gradients(BasePoint base) {
    Gradients known = last.get();
    if (known == null || !known.base.equals(base)) {
      InputRegion point = new InputRegion(base, nothing());
      Hulls input = new Hulls(List.of(RegionSet.of(point, kernels).hull()));
      LinearRows rows = LinearRows.identity(margins.outputShape().size());
      known =
          new Gradients(
              base,
              pass.lower(rows, margins.output(), 0, MissingHulls.fill(margins, input, kernels)));
      last.set(known);
    }
    return known;
  }

  private static SparseBox nothing() {
    return new SparseBox(new int[0], new double[0], new double[0]);
  }

  /** The margins as linear functions around a base point. */
  private static final class Gradients {
    private final BasePoint base;
    private final LinearRows rows;
    private final double[] atBase;

    private Gradients(BasePoint base, LinearRows rows) {
      this.base = base;
      this.rows = rows;
      this.atBase = rows.constants().clone();
      for (int j = 0; j < atBase.length; j++) {
        for (int i = 0; i < base.dimension(); i++) {
          atBase[j] += gradient(j, i) * base.value(i);
        }
      }
    }

    private double gradient(int row, int coordinate) {
      return rows.coefficients()[row * base.dimension() + coordinate];
    }

    private InputRegion corner(InputRegion region) {
      SparseBox changes = region.changes();
      int worst = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < atBase.length; j++) {
        double margin = atBase[j];
        for (int k = 0; k < changes.size(); k++) {
          margin +=
              gradient(j, changes.index(k)) * (end(changes, k, j) - base.value(changes.index(k)));
        }
        if (margin < least) {
          least = margin;
          worst = j;
        }
      }
      int[] indices = new int[changes.size()];
      double[] ends = new double[changes.size()];
      for (int k = 0; k < ends.length; k++) {
        indices[k] = changes.index(k);
        ends[k] = end(changes, k, worst);
      }
      return new InputRegion(region.base(), new SparseBox(indices, ends, ends));
    }

    /** Returns the end of a change at which a margin is least. */
    private double end(SparseBox changes, int k, int row) {
      return gradient(row, changes.index(k)) > 0 ? changes.lower(k) : changes.upper(k);
    }
  }
}
