package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Sets the weights to zero that a mask does not keep, before any training. The weights of all
 * layers are ranked together, as the criteria's authors do; biases are always kept.
 */
final class FirstMask {
  /** Rounds of SynFlow; its paper takes as many. */
  private static final int ROUNDS = 100;

  /** By what GraSP divides the outputs before the softmax; its authors' number. */
  private static final double TEMPERATURE = 200;

  private final TrainableNetwork network;
  private final LossGradients gradients;
  private final Random random;

  /**
   * Names the network.
   *
   * @param random where a random mask comes from
   */
  FirstMask(TrainableNetwork network, Random random) {
    this.network = network;
    this.gradients = new LossGradients(network.weights());
    this.random = random;
  }

  /**
   * Applies a mask to the network's weights.
   *
   * @param sample images on which SNIP and GraSP judge, batch x pixels
   * @param labels one row for each image, 1 at the label, else 0
   */
  void apply(Sparse.Mask mask, NDArray sample, NDArray labels) {
    switch (mask.kind()) {
      case RANDOM -> keep(randomScores(), mask.fraction());
      case MAGNITUDE -> keep(absolute(gradients.values()), mask.fraction());
      case SNIP -> keep(absolute(sensitivities(sample, labels)), mask.fraction());
      case GRASP -> keep(preserved(sample, labels), mask.fraction());
      case SYNFLOW -> synflow(mask.fraction(), sample.getShape().get(1));
    }
  }

  private List<double[]> randomScores() {
    return gradients.values().stream().map(w -> random.doubles(w.length).toArray()).toList();
  }

  /** {@code w dL/dw}. */
  private List<double[]> sensitivities(NDArray sample, NDArray labels) {
    return products(
        gradients.values(),
        gradients.of(() -> Objective.crossEntropy(network.outputs(sample), labels)));
  }

  /** {@code w (H g)}: removing a weight with a high score would lessen the gradient's length. */
  private List<double[]> preserved(NDArray sample, NDArray labels) {
    Supplier<NDArray> loss =
        () ->
            Objective.crossEntropy(Factor.times(network.outputs(sample), 1 / TEMPERATURE), labels);
    List<double[]> gradient = gradients.of(loss);
    return products(gradients.values(), gradients.curvature(loss, gradient));
  }

  /**
   * In rounds that keep {@code (1 - fraction)^(k / rounds)} of the weights: {@code |w| dR/d|w|}
   * with R the sum of the outputs of the network of absolute weights at an input of ones.
   */
  private void synflow(double fraction, long pixels) {
    List<double[]> now = gradients.values();
    for (int k = 1; k <= ROUNDS; k++) {
      gradients.set(absolute(now));
      NDArray weight = network.weights().get(0);
      List<double[]> flow =
          gradients.of(() -> network.outputs(weight.getManager().ones(new Shape(1, pixels))).sum());
      List<double[]> scores = products(absolute(now), flow);
      now = masked(now, scores, 1 - Math.pow(1 - fraction, (double) k / ROUNDS));
    }
    gradients.set(now);
  }

  private void keep(List<double[]> scores, double fraction) {
    gradients.set(masked(gradients.values(), scores, fraction));
  }

  /** Returns the values with zeros in place of the lowest scores of all layers together. */
  static List<double[]> masked(List<double[]> values, List<double[]> scores, double fraction) {
    double[] all = scores.stream().flatMapToDouble(Arrays::stream).toArray();
    boolean[] kept = Ranking.highest(all, all.length - (int) Math.round(fraction * all.length));
    List<double[]> masked = new ArrayList<>();
    int at = 0;
    for (double[] array : values) {
      double[] entries = array.clone();
      for (int j = 0; j < entries.length; j++) {
        entries[j] = kept[at++] ? entries[j] : 0;
      }
      masked.add(entries);
    }
    return masked;
  }

  private static List<double[]> absolute(List<double[]> values) {
    return values.stream().map(v -> Arrays.stream(v).map(Math::abs).toArray()).toList();
  }

  private static List<double[]> products(List<double[]> a, List<double[]> b) {
    List<double[]> products = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      double[] product = a.get(i).clone();
      for (int j = 0; j < product.length; j++) {
        product[j] *= b.get(i)[j];
      }
      products.add(product);
    }
    return products;
  }
}
