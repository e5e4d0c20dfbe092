package fanc.verifier.domain;

import fanc.verifier.Rounding;
import fanc.verifier.kernels.Kernels;

/** Column sums of {@code |G|}: how far the symbols move each coordinate. */
final class Spread {
  private Spread() {}

  /**
   * Returns upper bounds of the column sums of {@code |G|}, 0 exactly where a column is zero.
   *
   * @param generators p x n
   */
  static double[] of(double[] generators, int p, int n, Kernels kernels) {
    double[] sums = new double[n];
    kernels.absoluteColumnSums(generators, sums, p, n);
    double factor = Rounding.inflate(p);
    for (int i = 0; i < n; i++) {
      sums[i] *= factor;
    }
    return sums;
  }
}
