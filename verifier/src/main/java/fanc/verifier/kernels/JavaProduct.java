package fanc.verifier.kernels;

import java.util.Arrays;

/**
 * The matrix products of {@link JavaKernels}, blocked so that the rows in use stay in the first two
 * levels of cache.
 */
final class JavaProduct {

  /** Rows of c that are summed together: each row of b is fetched once for all of them. */
  private static final int ROWS = 64;

  /** Columns of c that are summed together: 5 rows of 4 KiB fit the first level of cache. */
  private static final int COLUMNS = 512;

  private JavaProduct() {}

  /** Sets {@code c = a b}; a is m x k, b is k x n and finite, c is m x n. */
  static void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    if (n == 0) {
      return;
    }
    int tiles = (n + COLUMNS - 1) / COLUMNS;
    int width = (n + tiles - 1) / tiles;
    double[][] sums = new double[Math.min(ROWS, m)][width];
    double[][] terms = new double[Axpy.TERMS][width];
    for (int first = 0; first < m; first += ROWS) {
      int rows = Math.min(ROWS, m - first);
      ActiveColumns block = ActiveColumns.of(a, first, rows, k);
      for (int column = 0; column < n; column += width) {
        int columns = Math.min(width, n - column);
        sumBlock(block, rows, b, n, column, columns, terms, sums);
        for (int i = 0; i < rows; i++) {
          System.arraycopy(sums[i], 0, c, (first + i) * n + column, columns);
        }
      }
    }
  }

  private static void sumBlock(
      ActiveColumns block,
      int rows,
      double[] b,
      int n,
      int column,
      int columns,
      double[][] terms,
      double[][] sums) {
    for (int i = 0; i < rows; i++) {
      Arrays.fill(sums[i], 0, columns, 0);
    }
    double[] x = block.values();
    for (int t = 0; t < block.count(); t += Axpy.TERMS) {
      loadRows(block, t, b, n, column, columns, terms);
      for (int i = 0; i < rows; i++) {
        int at = i * block.stride() + t;
        if (x[at] != 0 || x[at + 1] != 0 || x[at + 2] != 0 || x[at + 3] != 0) {
          Axpy.add(
              sums[i], terms[0], terms[1], terms[2], terms[3], x[at], x[at + 1], x[at + 2],
              x[at + 3], columns);
        }
      }
    }
  }

  /** Sets {@code r = v |b|}; v has k entries, b is k x n and finite, r has n entries. */
  static void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    Arrays.fill(r, 0, n, 0);
    ActiveColumns active = ActiveColumns.of(v, 0, 1, k);
    double[] x = active.values();
    double[][] terms = new double[Axpy.TERMS][n];
    for (int t = 0; t < active.count(); t += Axpy.TERMS) {
      loadRows(active, t, b, n, 0, n, terms);
      Axpy.addAbsolute(
          r, terms[0], terms[1], terms[2], terms[3], x[t], x[t + 1], x[t + 2], x[t + 3], n);
    }
  }

  private static void loadRows(
      ActiveColumns block, int t, double[] b, int n, int column, int columns, double[][] terms) {
    for (int s = 0; s < Axpy.TERMS; s++) {
      if (t + s < block.count()) {
        System.arraycopy(b, block.index(t + s) * n + column, terms[s], 0, columns);
      } else {
        Arrays.fill(terms[s], 0, columns, 0);
      }
    }
  }
}
