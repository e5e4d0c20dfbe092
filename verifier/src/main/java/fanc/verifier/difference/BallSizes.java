package fanc.verifier.difference;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.verifier.Hulls;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * How far each region of a set of inputs lets the weights move: the largest of some sizes of balls
 * around a parent for which the region stays proven on every network inside.
 */
public final class BallSizes {
  private final Network parent;
  private final OutputConstraint claim;
  private final Kernels kernels;

  /** Makes the search for a parent and what is claimed of its outputs. */
  public BallSizes(Network parent, OutputConstraint claim, Kernels kernels) {
    this.parent = parent;
    this.claim = claim;
    this.kernels = kernels;
  }

  /**
   * Returns for each region the largest size that keeps it proven, 0 if none does. Each size is
   * proven on its own; one pass for each, until no region is left.
   *
   * @param set a set that contains all regions
   * @param hulls bounds over the set of the parent's real values, as for {@link DifferencePass}
   * @param margins for each region lower bounds of the parent's margins, one for each half-space
   * @param sizes descending
   */
  public double[] largest(InputSet set, Hulls hulls, double[][] margins, double[] sizes) {
    double[] largest = new double[margins.length];
    int left = margins.length;
    for (int k = 0; k < sizes.length && left > 0; k++) {
      BallPass pass = new BallPass(NetworkBall.of(parent, sizes[k]), claim, kernels);
      double[] change = pass.over(set, hulls).marginChange();
      for (int r = 0; r < largest.length; r++) {
        if (largest[r] == 0 && MarginTransfer.margin(claim, margins[r], change) > 0) {
          largest[r] = sizes[k];
        }
      }
      left = (int) Arrays.stream(largest).filter(size -> size == 0).count();
    }
    return largest;
  }
}
