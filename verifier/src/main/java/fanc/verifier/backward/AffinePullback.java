package fanc.verifier.backward;

import fanc.networks.Affine;
import fanc.verifier.Intervals;
import fanc.verifier.Rounding;
import fanc.verifier.kernels.Kernels;

/**
 * Rows A of {@code y = x W + b} become {@code A W^T}: one product for all rows.
 *
 * <p>Each computed coefficient is off by at most {@code gamma(m) (|A| |W^T|)} and weighs a
 * coordinate of at most v = max(|l|, |u|); weights that went through k roundings add {@code
 * gamma(k)} of the same. So with {@code q = v |W|}, one vector for all rows, a row loses {@code
 * gamma(m+2+k) |A| (q + |b|)}.
 *
 * <p><b>Direction.</b> Exact in real arithmetic.
 *
 * <p><b>Source.</b> Higham, Accuracy and Stability of Numerical Algorithms, section 3.5.
 */
final class AffinePullback implements Pullback {
  private final int inputs;
  private final int outputs;
  private final double[] transposed;
  private final Offsets offsets;
  private final Kernels kernels;

  /**
   * Makes the pullback.
   *
   * @param transposed m x n, W^T
   * @param x bounds of what the op reads
   */
  AffinePullback(Affine op, double[] transposed, Intervals x, Kernels kernels) {
    this.inputs = op.inputs();
    this.outputs = op.outputs();
    this.transposed = transposed;
    this.kernels = kernels;
    double[] v = Magnitudes.of(x);
    double[] error = new double[outputs];
    kernels.multiplyAbsolute(v, op.weight().shared(), error, inputs, outputs);
    double[] bias = op.bias().shared();
    double gamma = Rounding.gamma(outputs + 2L + op.roundings());
    double inflate = Rounding.inflate(inputs + 4L);
    double underflow = (inputs + 4.0) * Rounding.UNDERFLOW;
    for (int j = 0; j < outputs; j++) {
      error[j] = gamma * ((error[j] + Math.abs(bias[j])) * inflate + underflow);
    }
    this.offsets = Offsets.of(bias, error, Magnitudes.underflow(v, outputs + 2L));
  }

  /** Returns W^T, m x n. */
  static double[] transposed(Affine op) {
    int n = op.inputs();
    int m = op.outputs();
    double[] weight = op.weight().shared();
    double[] transposed = new double[weight.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        transposed[j * n + i] = weight[i * m + j];
      }
    }
    return transposed;
  }

  @Override
  public double[][] pull(double[] rows, int count, double[] constants) {
    offsets.charge(rows, count, constants);
    double[] result = new double[Math.multiplyExact(count, inputs)];
    kernels.multiply(rows, transposed, result, count, outputs, inputs);
    return new double[][] {result};
  }
}
