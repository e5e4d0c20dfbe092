package fanc.verifier.kernels;

import fanc.networks.Window;
import java.util.Arrays;

/**
 * Kernels in plain Java: no native code, nothing to load, at full speed after a few calls.
 *
 * <p>Zero entries of {@code a}, {@code v} and {@code in} cost next to nothing: the generators of a
 * first layer have one nonzero entry each, and dead neurons leave whole columns of zeros. So that a
 * zero may be skipped, weights ({@code b}, {@code weight}) must be finite; infinite and NaN entries
 * of the other argument reach every result that depends on them.
 *
 * <p>Stateless and thread-safe.
 */
public final class JavaKernels implements Kernels {

  @Override
  public String name() {
    return "java";
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    ArrayLengths.requireProduct(a, b, c, m, k, n);
    JavaProduct.multiply(a, b, c, m, k, n);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    ArrayLengths.requireProduct(v, b, r, 1, k, n);
    JavaProduct.multiplyAbsolute(v, b, r, k, n);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    ArrayLengths.require("a", a, rows, n);
    ArrayLengths.require("sums", sums, 1, n);
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    JavaProduct.multiplyAbsolute(ones, a, sums, rows, n);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    ArrayLengths.requireConvolution(in, weight, out, rows, window, filters);
    JavaConvolution.convolve(in, weight, out, rows, window, filters);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    ArrayLengths.requireConvolution(in, weight, out, 1, window, filters);
    double[] absolute = new double[filters * window.channels() * window.kernelSize()];
    for (int i = 0; i < absolute.length; i++) {
      absolute[i] = Math.abs(weight[i]);
    }
    JavaConvolution.convolve(in, absolute, out, 1, window, filters);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    JavaSelectedProduct.multiply(a, terms, b, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    JavaSelectedProduct.multiplyPair(xv, terms, b, n, yr);
  }
}
