package fanc.verifier.kernels;

/** The element-wise loops of {@link JavaKernels}. */
final class JavaScaling {

  private JavaScaling() {}

  /** Sets c as {@link Kernels#scaleColumns} says; one row at a time, see {@link Axpy}. */
  static void columns(RowBlock a, double[] factors, int n, RowBlock c) {
    double[] row = new double[n];
    for (int i = 0; i < c.count(); i++) {
      System.arraycopy(a.values(), a.row(i), row, 0, n);
      scale(row, factors, n);
      System.arraycopy(row, 0, c.values(), c.row(i), n);
    }
  }

  private static void scale(double[] row, double[] factors, int n) {
    for (int j = 0; j < n; j++) {
      row[j] *= factors[j];
    }
  }
}
