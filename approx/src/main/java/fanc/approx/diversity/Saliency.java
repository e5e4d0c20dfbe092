package fanc.approx.diversity;

import fanc.networks.gradient.Tape;

/**
 * Which inputs an answer hangs on: the derivative {@code dy_c / dx} of one logit with respect to
 * the input, sign kept. Source: K. Simonyan, A. Vedaldi, A. Zisserman: Deep Inside Convolutional
 * Networks: Visualising Image Classification Models and Saliency Maps, 2013 (arXiv 1312.6034),
 * where the picture shows its absolute value.
 */
public final class Saliency {
  private Saliency() {}

  /**
   * Returns the derivative at the point that was evaluated last.
   *
   * @param tape a network after an evaluation
   * @param outputs number of its outputs
   * @param logit which of them
   * @return a new array, one entry for each entry of the input
   * @throws IllegalArgumentException if there is no such output
   */
  public static double[] of(Tape tape, int outputs, int logit) {
    if (logit < 0 || logit >= outputs) {
      throw new IllegalArgumentException("logit " + logit + " of " + outputs);
    }
    double[] row = new double[outputs];
    row[logit] = 1;
    return tape.gradient(row);
  }
}
