package fanc.verifier.group;

import fanc.networks.ActivationOp;
import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.properties.InputRegion;
import fanc.verifier.Reach;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.domain.ActivatedRows;
import fanc.verifier.domain.LocalZonotope;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;
import java.util.Optional;

/**
 * The first activation of a network, with affine ops before it: there each region has exact bounds
 * of its own at little cost, because a region reaches few neurons or has few symbols.
 *
 * <p>A backward pass that bounds a whole group by one set of relaxations ends at this activation's
 * output; from there each region goes on by itself, with the activation relaxed over its own bounds
 * and the minimum over its own inputs. Usable by several threads.
 */
public final class FirstActivation {
  private final Network network;
  private final int cut;
  private final ActivationOp op;
  private final SharedDeepZ domain;

  private FirstActivation(Network network, int cut, ActivationOp op, Kernels kernels) {
    this.network = network;
    this.cut = cut;
    this.op = op;
    this.domain = new SharedDeepZ(Symbols.FRESH, kernels);
  }

  /**
   * Returns the first activation; nothing if it is no cut of the network, or another op that is not
   * affine comes before it.
   */
  public static Optional<FirstActivation> of(Network network, Kernels kernels) {
    int first = 1;
    while (first <= network.output() && isAffine(network.step(first).op())) {
      first++;
    }
    boolean found =
        first <= network.output()
            && network.step(first).op() instanceof ActivationOp
            && network.cuts().contains(first);
    return found
        ? Optional.of(
            new FirstActivation(network, first, (ActivationOp) network.step(first).op(), kernels))
        : Optional.empty();
  }

  private static boolean isAffine(Op op) {
    return op instanceof Affine
        || op instanceof Conv2d
        || op instanceof Scale
        || op instanceof Select
        || op instanceof Reshape
        || op instanceof Add
        || op instanceof AveragePool
        || op instanceof Concat;
  }

  /** Returns the number of the activation's output, a cut of the network. */
  public int cut() {
    return cut;
  }

  /** Returns what bounds linear functions of the activation's output over single regions. */
  public Rows rows(LinearRows rows) {
    return new Rows(new ActivatedRows(op, rows.width(), rows.coefficients(), rows.constants()));
  }

  /** Returns the zonotope of a region before the activation: exact but for rounding. */
  private LocalZonotope before(InputRegion region) {
    int value = network.step(cut).inputs().get(0);
    return Reach.reach(network, domain, 0, domain.abstraction(region), value);
  }

  /** Linear functions of the activation's output. Usable by several threads. */
  public final class Rows {
    private final ActivatedRows rows;

    private Rows(ActivatedRows rows) {
      this.rows = rows;
    }

    /**
     * Returns a lower bound of each function over all inputs of a region; NaN where there is none.
     */
    public double[] lower(InputRegion region) {
      return rows.lower(before(region));
    }
  }
}
