package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;

/**
 * The interval image of an affine map in one pass over the weights of the inputs that are not the
 * constant 0: with the box {@code c -/+ r},
 *
 * <pre>{@code
 * c W + b  -/+  |W| (r + gamma (|c| + r)) + gamma |b|,      gamma = gamma(n + 2 + k)
 * }</pre>
 *
 * for weights that went through k roundings, evaluated upward.
 *
 * <p><b>Direction.</b> Over-approximation; exact up to rounding. An input that is not finite makes
 * every end NaN.
 */
final class IntervalProduct {
  /** Roundings spent on evaluating the radius itself, apart from the sum of its terms. */
  private static final int OWN_ROUNDINGS = 12;

  private final double[] weight;
  private final double[] bias;
  private final int inputs;
  private final int outputs;
  private final int roundings;

  /**
   * Shares the arrays.
   *
   * @param weight W, inputs x outputs
   * @param bias b, one entry for each output
   * @param roundings k
   */
  IntervalProduct(double[] weight, double[] bias, int roundings) {
    this.weight = weight;
    this.bias = bias;
    this.outputs = bias.length;
    this.inputs = weight.length / bias.length;
    this.roundings = roundings;
  }

  /** Returns the image of a box. */
  Bounds image(Bounds box, Kernels kernels) {
    double[] pair = new double[2 * inputs];
    int[] live = new int[inputs];
    double gamma = Rounding.gamma(inputs + 2L + roundings);
    int count = 0;
    for (int i = 0; i < inputs; i++) {
      double l = box.lower(i);
      double u = box.upper(i);
      if (l == 0 && u == 0) {
        continue;
      }
      double center = center(l, u);
      double half = halfWidth(l, u, center);
      pair[i] = center;
      pair[inputs + i] = half + gamma * (Math.abs(center) + half) + Rounding.UNDERFLOW;
      live[count++] = i;
    }
    double[] image = new double[2 * outputs];
    kernels.multiplySelectedPair(
        RowBlock.matrix(pair, 2, inputs),
        new Terms(live, live, count),
        weight,
        outputs,
        RowBlock.matrix(image, 2, outputs));
    return enclosed(image, gamma, count);
  }

  private Bounds enclosed(double[] image, double gamma, int count) {
    double[] lower = new double[outputs];
    double[] upper = new double[outputs];
    double inflate = Rounding.inflate(count + OWN_ROUNDINGS);
    double underflow = 4 * (count + 2.0) * Rounding.UNDERFLOW;
    for (int j = 0; j < outputs; j++) {
      double b = bias[j];
      double center = image[j] + b;
      double sum = image[outputs + j] + gamma * Math.abs(b);
      double radius = count == 0 && b == 0 ? 0 : Math.nextUp(sum * inflate + underflow);
      boolean finite = Double.isFinite(center) && Double.isFinite(radius);
      lower[j] = finite ? outward(center, -radius) : Double.NaN;
      upper[j] = finite ? -outward(-center, -radius) : Double.NaN;
    }
    return new Bounds(lower, upper);
  }

  /** A radius of 0 means that there was nothing to add. */
  private static double outward(double center, double radius) {
    return radius == 0 ? center : Rounding.addDown(center, radius);
  }

  private static double center(double l, double u) {
    return l == u ? l : 0.5 * l + 0.5 * u;
  }

  /** Exact where one end is 0 and the other can be halved, which every rectifier makes. */
  private static double halfWidth(double l, double u, double center) {
    if (l == u) {
      return 0;
    }
    if ((l == 0 || u == 0) && 2 * center == l + u) {
      return Math.abs(center);
    }
    return Math.max(Math.nextUp(u - center), Math.nextUp(center - l));
  }
}
