package fanc.cli;

import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;

/**
 * Another backend without its products of radii with absolute values, which come out as 0. What it
 * computes proves nothing: it exists to measure what these products cost. In DeepZ with fresh
 * symbols a radius holds nothing but rounding errors.
 */
final class UnsoundKernels implements Kernels {
  private final Kernels kernels;

  UnsoundKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    kernels.multiply(a, b, c, m, k, n);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    Arrays.fill(r, 0, n, 0);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    kernels.absoluteColumnSums(a, sums, rows, n);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    kernels.convolve(in, weight, out, rows, window, filters);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    Arrays.fill(out, 0, filters * window.positions(), 0);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    kernels.multiplySelected(a, terms, b, n, c);
  }

  @Override
  public void scaleColumns(RowBlock a, double[] factors, int n, RowBlock c) {
    kernels.scaleColumns(a, factors, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    kernels.multiplySelected(first(xv), terms, b, n, first(yr));
    int radii = yr.row(1);
    Arrays.fill(yr.values(), radii, radii + n, 0);
  }

  private static RowBlock first(RowBlock rows) {
    return new RowBlock(rows.values(), rows.start(), rows.stride(), 1);
  }
}
