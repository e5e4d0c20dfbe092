package fanc.verifier.backward;

import fanc.networks.Network;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.Rounding;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/**
 * Bounds a network over a set of inputs by backward passes: the coordinates whose bounds decide how
 * coarsely an op is relaxed are carried back to the input and minimised over the set itself, not
 * over its hull. Every bound is intersected with the one that interval arithmetic gives.
 *
 * <p><b>Direction.</b> Over-approximation of each value, rounding included.
 *
 * <p>Usable by several threads.
 *
 * <p><b>Source.</b> Zhang, Weng, Chen, Hsieh, Daniel: Efficient Neural Network Robustness
 * Certification with General Activation Functions, NeurIPS 2018; the intersection with intervals
 * and the sets are ours.
 */
public final class Crown {
  private final Network network;
  private final Kernels kernels;
  private final BackwardPass pass;

  /** Makes bounds of a network's values. */
  public Crown(Network network, Kernels kernels) {
    this.network = network;
    this.kernels = kernels;
    this.pass = new BackwardPass(network, kernels);
  }

  /**
   * Returns bounds of every value over the set.
   *
   * @param deadline once it has passed, interval arithmetic does the rest
   * @throws IllegalArgumentException if the set has another dimension than the input
   */
  public Hulls hulls(InputSet inputs, Deadline deadline) {
    return hulls(inputs, new Hulls(List.of()), deadline);
  }

  /**
   * Does the same with bounds from elsewhere: what they decide is not carried back.
   *
   * @param known bounds of some values over the set, possibly of none
   */
  public Hulls hulls(InputSet inputs, Hulls known, Deadline deadline) {
    if (inputs.dimension() != network.inputShape().size()) {
      throw new IllegalArgumentException(
          "set of dimension " + inputs.dimension() + " for input " + network.inputShape());
    }
    return new CrownRun(network, pass, inputs, kernels).hulls(known, deadline);
  }

  /**
   * Returns a lower bound of each output over the set: of each margin where the network is one of
   * margins. NaN where nothing could be bounded.
   *
   * @param hulls bounds of every value over the set, those of {@link #hulls} or others
   */
  public double[] margins(InputSet inputs, Hulls hulls) {
    return margins(inputs, rows(hulls), hulls.at(network.output()));
  }

  /** Returns a linear function of the input below each output, over whatever the hulls are of. */
  LinearRows rows(Hulls hulls) {
    LinearRows rows = LinearRows.identity(network.outputShape().size());
    return pass.lower(rows, network.output(), 0, hulls);
  }

  /** Returns the least of each row over the set, or what is known if that is larger. */
  static double[] margins(InputSet inputs, LinearRows rows, Bounds known) {
    double[] margins = lowerEnds(rows, inputs);
    for (int j = 0; j < margins.length; j++) {
      margins[j] = margins[j] >= known.lower(j) ? margins[j] : known.lower(j);
    }
    return margins;
  }

  /** Returns a lower bound of each row of the input over the set; NaN where there is none. */
  static double[] lowerEnds(LinearRows rows, InputSet inputs) {
    double[] lower = new double[rows.count()];
    inputs.lowerEnds(rows.coefficients(), rows.count(), lower);
    for (int i = 0; i < lower.length; i++) {
      double end = Rounding.addDown(lower[i], rows.constants()[i]);
      lower[i] = end < Double.MAX_VALUE ? end : Double.NaN;
    }
    return lower;
  }
}
