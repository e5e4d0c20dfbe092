package fanc.networks.gradient;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import java.util.OptionalDouble;

/**
 * Derivatives by differences of the slow evaluation, which shares nothing with the tape: the oracle
 * for gradients.
 */
final class Slopes {
  private static final double STEP = 1e-6;

  private Slopes() {}

  /**
   * Returns {@code d (row . y) / d x_i} by central differences, within about 1e-7 of the size of
   * the derivatives.
   *
   * @return nothing where the slopes to both sides differ: a kink is near
   */
  static OptionalDouble at(Network network, double[] point, double[] row, int i) {
    double middle = value(network, point, row, i, 0);
    double right = (value(network, point, row, i, STEP) - middle) / STEP;
    double left = (middle - value(network, point, row, i, -STEP)) / STEP;
    return Math.abs(right - left) < 1e-4 * (1 + Math.abs(right))
        ? OptionalDouble.of(0.5 * (left + right))
        : OptionalDouble.empty();
  }

  private static double value(Network network, double[] point, double[] row, int i, double step) {
    double[] moved = point.clone();
    moved[i] += step;
    double[] output = Evaluation.evaluate(network, moved);
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * output[j];
    }
    return sum;
  }
}
