package fanc.cli.hostile;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.MarginNetwork;

/**
 * Interval arithmetic in doubles as it is written where nobody thinks of rounding. What it says
 * proves nothing: it exists to be misled.
 */
public final class PlainIntervals {
  private PlainIntervals() {}

  /** Returns whether it takes the claim for proven. */
  public static boolean verifies(Network network, OutputConstraint constraint, InputRegion region) {
    double[] lower = region.base().toArray();
    double[] upper = lower.clone();
    SparseBox changes = region.changes();
    for (int k = 0; k < changes.size(); k++) {
      lower[changes.index(k)] = changes.lower(k);
      upper[changes.index(k)] = changes.upper(k);
    }
    for (Step step : MarginNetwork.of(network, constraint).steps()) {
      if (step.op() instanceof Relu) {
        lower = rectified(lower);
        upper = rectified(upper);
      } else {
        Affine op = (Affine) step.op();
        double[] low = ends(op, lower, upper);
        upper = ends(op, upper, lower);
        lower = low;
      }
    }
    return constraint.margin(lower) > 0;
  }

  private static double[] rectified(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] > 0 ? x[i] : 0;
    }
    return y;
  }

  /** Positive weights take the near ends, negative ones the far ends. */
  private static double[] ends(Affine op, double[] near, double[] far) {
    double[] y = new double[op.outputs()];
    for (int j = 0; j < y.length; j++) {
      for (int i = 0; i < near.length; i++) {
        double weight = op.weight().get(i * y.length + j);
        y[j] += weight == 0 ? 0 : weight * (weight > 0 ? near[i] : far[i]);
      }
      y[j] += op.bias().get(j);
    }
    return y;
  }
}
