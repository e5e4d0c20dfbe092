package fanc.verifier.backward;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Carries linear functions of one value of a network back to an earlier one, bounding them from
 * below op by op: affine ops exactly, activations by a line on one side or the other. What CROWN
 * and DeepPoly call back-substitution, on any graph.
 *
 * <p><b>Claim.</b> For every input all of whose values lie in the hulls, {@code rows_i . value_at +
 * constant_i >= result_i . value_cut + result constant_i}, in real arithmetic; what double
 * arithmetic loses on the way is subtracted from the constants.
 *
 * <p>Stateless but for transposed weights, which are made once; usable by several threads.
 *
 * <p><b>Source.</b> Zhang, Weng, Chen, Hsieh, Daniel: Efficient Neural Network Robustness
 * Certification with General Activation Functions, NeurIPS 2018.
 */
public final class BackwardPass {
  private final Network network;
  private final Kernels kernels;
  private final AtomicReferenceArray<double[]> transposed;

  /** Makes the pass. */
  public BackwardPass(Network network, Kernels kernels) {
    this.network = network;
    this.kernels = kernels;
    this.transposed = new AtomicReferenceArray<>(network.output() + 1);
  }

  /**
   * Returns lower bounds of some rows over an earlier value.
   *
   * @param rows linear functions of value {@code at}
   * @param at any value not before the cut
   * @param cut a cut of the network; 0 is the input
   * @param hulls bounds of every value that is read between the two, the cut included; {@link
   *     MissingHulls} fills in what is not known
   * @return as many rows over the cut; a constant is NaN or negative infinity where nothing could
   *     be bounded
   * @throws IllegalArgumentException if bounds are missing, the rows are not as wide as the value,
   *     or {@code cut} is no cut at or before it
   */
  public LinearRows lower(LinearRows rows, int at, int cut, Hulls hulls) {
    if (cut > at || !network.cuts().contains(cut)) {
      throw new IllegalArgumentException("no way back from value " + at + " to value " + cut);
    }
    if (rows.width() != network.shape(at).size()) {
      throw new IllegalArgumentException(
          "rows of " + rows.width() + " for value " + at + ", " + network.shape(at));
    }
    Pullback[] pullbacks = new Pullback[at + 1];
    return lower(rows, at, cut, hulls, pullbacks);
  }

  /**
   * Does the same unchecked, with pullbacks known already and left for the next time.
   *
   * @param pullbacks one place for each value, null where there is none yet; made of the same hulls
   */
  LinearRows lower(LinearRows rows, int at, int cut, Hulls hulls, Pullback[] pullbacks) {
    Sweep sweep = new Sweep(rows, at, hulls);
    for (int v = at; v > cut; v--) {
      if (sweep.reaches(v)) {
        Step step = network.step(v);
        if (pullbacks[v] == null) {
          pullbacks[v] = pullback(v, hulls);
        }
        sweep.step(v, pullbacks[v], step.inputs());
      }
    }
    return sweep.at(cut, network.shape(cut).size());
  }

  /** Returns the pullback of the op that makes a value. */
  Pullback pullback(int value, Hulls hulls) {
    Step step = network.step(value);
    List<Bounds> inputs = step.inputs().stream().map(hulls::at).toList();
    return step.op().accept(new Pullbacks(inputs, op -> transposed(value, op), kernels));
  }

  private double[] transposed(int value, Affine op) {
    double[] known = transposed.get(value);
    if (known == null) {
      known = AffinePullback.transposed(op);
      transposed.set(value, known);
    }
    return known;
  }
}
