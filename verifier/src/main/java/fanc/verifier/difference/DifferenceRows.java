package fanc.verifier.difference;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.backward.Sweep;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds linear functions of a difference by carrying them back through both networks at once: what
 * intervals lose because neurons move together is kept.
 *
 * <p>On the way back the coefficients belong to the differences of values: linear ops pass them on
 * by the child's weights, activations by two lines in d ({@link DifferenceLines}), and what the
 * parent's values make of changed weights is added as an interval. At the first activation the
 * intervals of the differences end it.
 *
 * <p><b>Direction.</b> Under-approximation, rounding included. Dozens of times the work of the pass
 * that made the drift; worth it where intervals nearly suffice.
 *
 * <p><b>Source.</b> Paulsen, Wang, Wang, Wang: NeuroDiff, ASE 2020, for lines on differences.
 */
public final class DifferenceRows {
  private final NetworkChange change;
  private final Kernels kernels;

  /** Makes the rows of a pair, which may be one of networks of margins. */
  public DifferenceRows(NetworkPair pair) {
    this(pair.change(), pair.kernels());
  }

  DifferenceRows(NetworkChange change, Kernels kernels) {
    this.change = change;
    this.kernels = kernels;
  }

  /**
   * Returns what {@link Drift#marginChange} does, tighter for some outputs.
   *
   * @param drift what a pass over the pair found
   * @param outputs which outputs to look at
   */
  public double[] marginChange(Drift drift, int... outputs) {
    double[] lower = drift.marginChange();
    int at = change.parent().output();
    LinearRows rows = LinearRows.units(lower.length, outputs, 1);
    double[] tighter = lower(rows, at, drift);
    for (int k = 0; k < outputs.length; k++) {
      if (!(tighter[k] <= lower[outputs[k]]) && !Double.isNaN(tighter[k])) {
        lower[outputs[k]] = tighter[k];
      }
    }
    return lower;
  }

  /**
   * Returns lower bounds of linear functions of a difference over the set of the drift.
   *
   * @param rows functions of the child's value {@code at} less the parent's
   * @return one bound for each row, rounded down; NaN where nothing is known
   */
  double[] lower(LinearRows rows, int at, Drift drift) {
    Network network = change.parent();
    Sweep sweep = new Sweep(rows, at, differences(at, drift));
    for (int v = at; v > 0; v--) {
      if (sweep.reaches(v) && !drift.isSame(v)) {
        Step step = network.step(v);
        sweep.step(
            v, step.op().accept(new DifferencePullbacks(v, change, drift, kernels)), step.inputs());
      }
    }
    return sweep.constants();
  }

  private static Hulls differences(int at, Drift drift) {
    List<Bounds> differences = new ArrayList<>();
    for (int v = 0; v <= at; v++) {
      differences.add(drift.difference(v));
    }
    return new Hulls(differences);
  }
}
