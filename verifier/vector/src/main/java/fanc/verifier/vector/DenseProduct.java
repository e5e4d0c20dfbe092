package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;

/** Products of whole matrices, as {@link SelectedProduct selected products} of what is not zero. */
final class DenseProduct {

  /** Rows whose nonzero columns are found together: eight of the largest tiles. */
  private static final int ROWS = 48;

  private DenseProduct() {}

  /** Sets {@code c = a b}; a is m x k, b is k x n and finite, c is m x n. */
  static void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    for (int first = 0; first < m; first += ROWS) {
      int rows = Math.min(ROWS, m - first);
      Terms terms = active(a, first, rows, k);
      RowBlock from = new RowBlock(a, first * k, k, rows);
      SelectedProduct.multiply(from, terms, b, n, n, new RowBlock(c, first * n, n, rows));
    }
  }

  /** Sets {@code r = v |b|}; v has k entries, b is k x n and finite, r has n entries. */
  static void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    Terms terms = active(v, 0, 1, k);
    double[] factors = new double[terms.count()];
    for (int t = 0; t < factors.length; t++) {
      factors[t] = v[terms.columns()[t]];
    }
    AbsoluteSums.multiply(factors, terms, b, r, n);
  }

  /** Returns the columns with an entry that is not zero; NaN is not zero. */
  private static Terms active(double[] a, int first, int rows, int k) {
    boolean[] active = new boolean[k];
    for (int i = first; i < first + rows; i++) {
      mark(a, i * k, active, k);
    }
    int[] indices = new int[k];
    int count = 0;
    for (int p = 0; p < k; p++) {
      if (active[p]) {
        indices[count++] = p;
      }
    }
    int[] found = Arrays.copyOf(indices, count);
    return new Terms(found, found, count);
  }

  private static void mark(double[] a, int row, boolean[] active, int k) {
    for (int p = 0; p < k; p++) {
      active[p] |= a[row + p] != 0;
    }
  }
}
