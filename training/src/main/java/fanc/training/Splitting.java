package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights W of a network, sparse copies Z of them and multipliers L, one array each for every
 * layer: the problem {@code min f(W) + g(Z) subject to W = Z}, g the indicator of the sparse sets,
 * relaxed to the augmented Lagrangian {@code f(W) + g(Z) + sum tr(L^T (W - Z)) + rho/2 ||W -
 * Z||^2}. At the start W is what is there, Z its projection and L zero. Mutable.
 */
final class Splitting {
  private final List<NDArray> weights;
  private final double fraction;
  private final double rho;
  private final List<double[]> copies = new ArrayList<>();
  private final List<double[]> multipliers = new ArrayList<>();
  private final List<NDArray> pulls = new ArrayList<>();

  Splitting(List<NDArray> weights, double fraction, double rho) {
    this.weights = List.copyOf(weights);
    this.fraction = fraction;
    this.rho = rho;
    for (double[] weight : weights()) {
      copies.add(LargestKept.projection(weight, fraction));
      multipliers.add(new double[weight.length]);
    }
    for (NDArray weight : weights) {
      pulls.add(weight.getManager().zeros(weight.getShape()));
    }
    refreshPulls();
  }

  /** Returns the weights as they are now. */
  List<double[]> weights() {
    return weights.stream().map(Parameter::doubles).toList();
  }

  /** Returns the sparse copies, not to be modified. */
  List<double[]> copies() {
    return List.copyOf(copies);
  }

  /** Adds {@code L + rho (W - Z)}, the gradient of the relaxed constraint, to the gradients. */
  void pull() {
    for (int i = 0; i < weights.size(); i++) {
      NDArray weight = weights.get(i);
      weight.getGradient().addi(weight.mul(rho).add(pulls.get(i)));
    }
  }

  /** Returns {@code sum tr(L^T (W - Z)) + rho/2 ||W - Z||^2} at other weights and copies. */
  double relaxed(List<double[]> at, List<double[]> copiesThere) {
    double sum = 0;
    for (int i = 0; i < at.size(); i++) {
      double[] multiplier = multipliers.get(i);
      double[] w = at.get(i);
      double[] z = copiesThere.get(i);
      for (int j = 0; j < w.length; j++) {
        double gap = w[j] - z[j];
        sum += (multiplier[j] + rho / 2 * gap) * gap;
      }
    }
    return sum;
  }

  /** Returns {@code ||W - Z||} over all layers. */
  double distance(List<double[]> at) {
    double sum = 0;
    for (int i = 0; i < at.size(); i++) {
      double[] w = at.get(i);
      double[] z = copies.get(i);
      for (int j = 0; j < w.length; j++) {
        sum += (w[j] - z[j]) * (w[j] - z[j]);
      }
    }
    return Math.sqrt(sum);
  }

  /** Moves the multipliers by {@code step (W - Z)}. */
  void ascend(List<double[]> at, double step) {
    for (int i = 0; i < at.size(); i++) {
      double[] w = at.get(i);
      double[] z = copies.get(i);
      for (int j = 0; j < w.length; j++) {
        multipliers.get(i)[j] += step * (w[j] - z[j]);
      }
    }
    refreshPulls();
  }

  /** Sets the copies to the projections of {@code W + L / rho}, which minimise the Lagrangian. */
  void project(List<double[]> at) {
    for (int i = 0; i < at.size(); i++) {
      double[] aim = at.get(i).clone();
      for (int j = 0; j < aim.length; j++) {
        aim[j] += multipliers.get(i)[j] / rho;
      }
      copies.set(i, LargestKept.projection(aim, fraction));
    }
    refreshPulls();
  }

  /** Sets the network's weights, rounded to float. */
  void setWeights(List<double[]> values) {
    for (int i = 0; i < values.size(); i++) {
      Parameter.set(weights.get(i), values.get(i));
    }
  }

  /** Prunes the network's weights as they are: all but the largest of each layer become zero. */
  void prune() {
    setWeights(weights().stream().map(w -> LargestKept.projection(w, fraction)).toList());
  }

  /** The part of {@link #pull} that does not change with the weights: {@code L - rho Z}. */
  private void refreshPulls() {
    for (int i = 0; i < pulls.size(); i++) {
      double[] pull = multipliers.get(i).clone();
      for (int j = 0; j < pull.length; j++) {
        pull[j] -= rho * copies.get(i)[j];
      }
      Parameter.set(pulls.get(i), pull);
    }
  }
}
