package fanc.approx.ensemble;

/**
 * How good predictions are on labelled images.
 *
 * @param accuracy share of the images whose most probable class is the label, 0 to 1
 * @param negativeLogLikelihood {@code -1/n sum ln p_i(label_i)}, in nats, at least 0; a probability
 *     below the least normal number, 2.2e-308, counts as that
 * @param calibrationError the expected calibration error, 0 to 1: with the images in {@value #BINS}
 *     bins of equal width by their largest probability, {@code sum over bins of |B|/n |accuracy(B)
 *     - mean probability(B)|} (Guo, Pleiss, Sun, Weinberger: On calibration of modern neural
 *     networks, ICML 2017, equation 3)
 */
public record Scores(double accuracy, double negativeLogLikelihood, double calibrationError) {
  /** Number of bins of the calibration error; bin m holds probabilities in (m/15, (m+1)/15]. */
  public static final int BINS = 15;

  /**
   * Scores predictions.
   *
   * @param labels the class of each image
   * @throws IllegalArgumentException if there are not as many labels as images, or none, or one is
   *     no class
   */
  public static Scores of(Predictions predictions, int[] labels) {
    requireLabels(predictions, labels);
    int n = labels.length;
    double correct = 0;
    double surprise = 0;
    double[] excess = new double[BINS];
    for (int i = 0; i < n; i++) {
      int predicted = predictions.predicted(i);
      double confidence = predictions.get(i, predicted);
      double hit = predicted == labels[i] ? 1 : 0;
      correct += hit;
      surprise -= Math.log(Math.max(predictions.get(i, labels[i]), Double.MIN_NORMAL));
      excess[bin(confidence)] += hit - confidence;
    }
    double error = 0;
    for (double difference : excess) {
      // |B| / n times the difference of two means over B is the difference of two sums over n.
      error += Math.abs(difference) / n;
    }
    return new Scores(correct / n, surprise / n, error);
  }

  /** Returns the bin of a probability: bin m ends at (m + 1) / 15, that end included. */
  private static int bin(double confidence) {
    return Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
  }

  private static void requireLabels(Predictions predictions, int[] labels) {
    if (labels.length != predictions.images() || labels.length == 0) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + predictions.images() + " images");
    }
    for (int label : labels) {
      if (label < 0 || label >= predictions.classes()) {
        throw new IllegalArgumentException(
            "label " + label + ", but the networks have " + predictions.classes() + " classes");
      }
    }
  }
}
