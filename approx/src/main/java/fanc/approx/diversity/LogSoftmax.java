package fanc.approx.diversity;

import java.util.Arrays;

/** Logarithms of the probabilities that logits stand for: {@code y_j - log sum_k exp(y_k)}. */
public final class LogSoftmax {
  private LogSoftmax() {}

  /**
   * Returns the logarithms; none overflows however large the logits are.
   *
   * @param logits at least one, finite
   * @return as many numbers, none above 0
   */
  public static double[] of(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - largest);
    }
    double shift = Math.log(sum);
    double[] logarithms = new double[logits.length];
    Arrays.setAll(logarithms, j -> logits[j] - largest - shift);
    return logarithms;
  }
}
