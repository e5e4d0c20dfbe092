package fanc.verifier.difference;

import fanc.properties.OutputConstraint;
import fanc.verifier.Rounding;

/**
 * What a region's margins on the parent and a bound of how much margins change say of the child: if
 * M is at most the parent's margin of a row for each input of the region, and d at most the change
 * of that row over a set that contains the region, then M + d is at most the child's.
 */
public final class MarginTransfer {
  private MarginTransfer() {}

  /**
   * Returns a lower bound of the constraint's margin on the child; NaN where nothing is known. The
   * region is verified if it is greater than 0.
   *
   * @param parent lower bounds of the parent's margins over the region, one for each half-space
   * @param change lower bounds of their changes, from {@link Drift#marginChange}
   */
  public static double margin(OutputConstraint claim, double[] parent, double[] change) {
    double[] child = new double[parent.length];
    for (int j = 0; j < child.length; j++) {
      child[j] = Rounding.addDown(parent[j], change[j]);
    }
    return claim.margin(child);
  }
}
