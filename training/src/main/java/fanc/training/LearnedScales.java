package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Learns one factor for the first weights of each layer, so that the loss falls furthest in one
 * training step of length eta, while the gradient stays shorter than gamma (Zhu et al., GradInit:
 * learning to initialize neural networks for stable and efficient training, NeurIPS 2021, which the
 * layer-wise rescaled initialisation of sparse masks takes over). Weights that are zero stay zero.
 *
 * <p>Where the gradient is longer than gamma, the factors descend its length, whose derivative by
 * the factor of layer l is {@code (H g / |g|)_l w_l}; else the loss after the step, divided by eta,
 * the step held constant. Derivatives are cut to -1..1; Adam, with moments for each of the two
 * aims.
 */
final class LearnedScales {
  private final List<NDArray> weights;
  private final LossGradients gradients;
  private final Sparse.Rescale settings;
  private final List<double[]> start;
  private final double[] factors;

  LearnedScales(TrainableNetwork network, Sparse.Rescale settings) {
    this.weights = network.weights();
    this.gradients = new LossGradients(network.parameters());
    this.settings = settings;
    this.start = gradients.values();
    this.factors = new double[weights.size()];
    Arrays.fill(factors, 1);
  }

  /**
   * Learns and sets the weights.
   *
   * @param batches two losses for each step: one of a batch, one of half that batch and others
   */
  void learn(Supplier<List<Supplier<NDArray>>> batches) {
    Moments constraint = new Moments(factors.length, settings);
    Moments aim = new Moments(factors.length, settings);
    for (int step = 0; step < settings.steps(); step++) {
      List<Supplier<NDArray>> losses = batches.get();
      List<double[]> scaled = scaled();
      gradients.set(scaled);
      List<double[]> gradient = trained(gradients.of(losses.get(0)));
      double length = LossGradients.length(gradient);
      if (length == 0) {
        continue;
      }
      if (length > settings.gamma()) {
        List<double[]> bend = gradients.curvature(losses.get(0), gradient);
        constraint.descend(factors, along(bend, 1 / length));
      } else {
        gradients.set(LossGradients.moved(scaled, gradient, -settings.eta() / length));
        aim.descend(factors, along(gradients.of(losses.get(1)), 1 / settings.eta()));
      }
    }
    gradients.set(scaled());
  }

  /** Returns the learned factors, in the order of the layers. */
  double[] factors() {
    return factors.clone();
  }

  private List<double[]> scaled() {
    List<double[]> scaled = new ArrayList<>(start);
    for (int i = 0; i < factors.length; i++) {
      double[] entries = start.get(i).clone();
      for (int j = 0; j < entries.length; j++) {
        entries[j] *= factors[i];
      }
      scaled.set(i, entries);
    }
    return scaled;
  }

  /** Takes the entries of weights that are not trained out of a gradient. */
  private List<double[]> trained(List<double[]> gradient) {
    for (int i = 0; i < factors.length; i++) {
      for (int j = 0; j < gradient.get(i).length; j++) {
        gradient.get(i)[j] = start.get(i)[j] == 0 ? 0 : gradient.get(i)[j];
      }
    }
    return gradient;
  }

  /** Returns the derivatives by the factors of what has this gradient by the parameters. */
  private double[] along(List<double[]> gradient, double share) {
    double[] derivatives = new double[factors.length];
    for (int i = 0; i < derivatives.length; i++) {
      derivatives[i] = share * LossGradients.dot(gradient.get(i), start.get(i));
    }
    return derivatives;
  }

  /** Adam's moments of one aim. */
  private static final class Moments {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] means;
    private final double[] squares;
    private final Sparse.Rescale settings;
    private int steps;

    Moments(int count, Sparse.Rescale settings) {
      this.means = new double[count];
      this.squares = new double[count];
      this.settings = settings;
    }

    void descend(double[] factors, double[] derivatives) {
      steps++;
      for (int i = 0; i < factors.length; i++) {
        double derivative = Math.max(-1, Math.min(1, derivatives[i]));
        means[i] = BETA1 * means[i] + (1 - BETA1) * derivative;
        squares[i] = BETA2 * squares[i] + (1 - BETA2) * derivative * derivative;
        double mean = means[i] / (1 - Math.pow(BETA1, steps));
        double square = squares[i] / (1 - Math.pow(BETA2, steps));
        double moved = factors[i] - settings.rate() * mean / (Math.sqrt(square) + EPSILON);
        factors[i] = Math.max(settings.least(), moved);
      }
    }
  }
}
