package fanc.verifier.kernels;

import java.util.Arrays;

/**
 * The selected products of {@link JavaKernels}: four rows of b at a time, copied to where {@link
 * Axpy} adds them to every row of the result.
 */
final class JavaSelectedProduct {

  private final Terms terms;
  private final double[] b;
  private final int n;
  private final JavaScratch scratch = JavaScratch.ofThread();

  private JavaSelectedProduct(Terms terms, double[] b, int n) {
    this.terms = terms;
    this.b = b;
    this.n = n;
  }

  /** Sets the rows of c as {@link Kernels#multiplySelected} says. */
  static void multiply(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    JavaSelectedProduct product = new JavaSelectedProduct(terms, b, n);
    for (int first = 0; first < c.count(); first += JavaScratch.ROWS) {
      int rows = Math.min(JavaScratch.ROWS, c.count() - first);
      for (int column = 0; column < n; column += JavaScratch.COLUMNS) {
        int columns = Math.min(JavaScratch.COLUMNS, n - column);
        product.sum(a, first, rows, column, columns);
        for (int i = 0; i < rows; i++) {
          product.store(i, c, first + i, column, columns);
        }
      }
    }
  }

  private void sum(RowBlock a, int first, int rows, int column, int columns) {
    for (int i = 0; i < rows; i++) {
      Arrays.fill(scratch.sum(i), 0, columns, 0);
    }
    for (int t = 0; t < terms.count(); t += Axpy.TERMS) {
      load(t, column, columns);
      for (int i = 0; i < rows; i++) {
        add(scratch.sum(i), a.values(), a.row(first + i), t, columns);
      }
    }
  }

  /** Sets both rows of yr as {@link Kernels#multiplySelectedPair} says. */
  static void multiplyPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    JavaSelectedProduct product = new JavaSelectedProduct(terms, b, n);
    for (int column = 0; column < n; column += JavaScratch.COLUMNS) {
      int columns = Math.min(JavaScratch.COLUMNS, n - column);
      product.sumPair(xv, column, columns);
      product.store(0, yr, 0, column, columns);
      product.store(1, yr, 1, column, columns);
    }
  }

  private void sumPair(RowBlock xv, int column, int columns) {
    double[] y = scratch.sum(0);
    double[] r = scratch.sum(1);
    Arrays.fill(y, 0, columns, 0);
    Arrays.fill(r, 0, columns, 0);
    for (int t = 0; t < terms.count(); t += Axpy.TERMS) {
      load(t, column, columns);
      add(y, xv.values(), xv.row(0), t, columns);
      addAbsolute(r, xv.values(), xv.row(1), t, columns);
    }
  }

  private void load(int t, int column, int columns) {
    for (int s = 0; s < Axpy.TERMS; s++) {
      if (t + s < terms.count()) {
        System.arraycopy(b, terms.rows()[t + s] * n + column, scratch.terms[s], 0, columns);
      } else {
        Arrays.fill(scratch.terms[s], 0, columns, 0);
      }
    }
  }

  private double factor(double[] values, int row, int t) {
    return t < terms.count() ? values[row + terms.columns()[t]] : 0;
  }

  private void add(double[] sum, double[] values, int row, int t, int columns) {
    double x0 = factor(values, row, t);
    double x1 = factor(values, row, t + 1);
    double x2 = factor(values, row, t + 2);
    double x3 = factor(values, row, t + 3);
    if (x0 != 0 || x1 != 0 || x2 != 0 || x3 != 0) {
      double[][] v = scratch.terms;
      Axpy.add(sum, v[0], v[1], v[2], v[3], x0, x1, x2, x3, columns);
    }
  }

  private void addAbsolute(double[] sum, double[] values, int row, int t, int columns) {
    double x0 = factor(values, row, t);
    double x1 = factor(values, row, t + 1);
    double x2 = factor(values, row, t + 2);
    double x3 = factor(values, row, t + 3);
    if (x0 != 0 || x1 != 0 || x2 != 0 || x3 != 0) {
      double[][] v = scratch.terms;
      Axpy.addAbsolute(sum, v[0], v[1], v[2], v[3], x0, x1, x2, x3, columns);
    }
  }

  private void store(int i, RowBlock c, int row, int column, int columns) {
    System.arraycopy(scratch.sum(i), 0, c.values(), c.row(row) + column, columns);
  }
}
