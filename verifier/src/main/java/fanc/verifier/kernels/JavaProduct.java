package fanc.verifier.kernels;

import java.util.Arrays;

/** The matrix product of {@link JavaKernels}. */
final class JavaProduct {

  private JavaProduct() {}

  /** Sets {@code c = a b}; a is m x k, b is k x n and finite, c is m x n. */
  static void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    Arrays.fill(c, 0, m * n, 0);
    for (int i = 0; i < m; i++) {
      int target = i * n;
      for (int p = 0; p < k; p++) {
        double value = a[i * k + p];
        if (value != 0) {
          int row = p * n;
          for (int j = 0; j < n; j++) {
            c[target + j] += value * b[row + j];
          }
        }
      }
    }
  }
}
