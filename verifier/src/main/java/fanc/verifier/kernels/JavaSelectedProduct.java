package fanc.verifier.kernels;

import java.util.Arrays;

/** The selected products of {@link JavaKernels}. */
final class JavaSelectedProduct {

  private JavaSelectedProduct() {}

  /** Sets the rows of c as {@link Kernels#multiplySelected} says. */
  static void multiply(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    for (int i = 0; i < c.count(); i++) {
      Arrays.fill(c.values(), c.row(i), c.row(i) + n, 0);
      for (int t = 0; t < terms.count(); t++) {
        double x = a.values()[a.row(i) + terms.columns()[t]];
        if (x != 0) {
          int at = terms.rows()[t] * n;
          for (int j = 0; j < n; j++) {
            c.values()[c.row(i) + j] += x * b[at + j];
          }
        }
      }
    }
  }

  /** Sets both rows of yr as {@link Kernels#multiplySelectedPair} says. */
  static void multiplyPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    int y = yr.row(0);
    int r = yr.row(1);
    Arrays.fill(yr.values(), y, y + n, 0);
    Arrays.fill(yr.values(), r, r + n, 0);
    for (int t = 0; t < terms.count(); t++) {
      double x = xv.values()[xv.row(0) + terms.columns()[t]];
      double v = xv.values()[xv.row(1) + terms.columns()[t]];
      int at = terms.rows()[t] * n;
      for (int j = 0; j < n; j++) {
        yr.values()[y + j] += x * b[at + j];
        yr.values()[r + j] += v * Math.abs(b[at + j]);
      }
    }
  }
}
