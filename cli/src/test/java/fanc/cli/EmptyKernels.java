package fanc.cli;

import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;

/**
 * A backend with a fault that nobody can miss: all its products come out as 0, so that whatever the
 * biases alone fulfil is verified.
 */
final class EmptyKernels implements Kernels {
  static final String NAME = "empty";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    Arrays.fill(c, 0, m * n, 0);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    Arrays.fill(r, 0, n, 0);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    Arrays.fill(sums, 0, n, 0);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    Arrays.fill(out, 0, rows * filters * window.positions(), 0);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    Arrays.fill(out, 0, filters * window.positions(), 0);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    clear(c, n);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    clear(yr, n);
  }

  private static void clear(RowBlock rows, int n) {
    for (int i = 0; i < rows.count(); i++) {
      Arrays.fill(rows.values(), rows.row(i), rows.row(i) + n, 0);
    }
  }
}
