package fanc.verifier.vector;

import fanc.networks.Window;
import fanc.verifier.kernels.ArrayLengths;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;

/**
 * Kernels on the vector instructions of the machine.
 *
 * <p>Weights must be finite. About a hundred times slower than plain Java until the virtual machine
 * has compiled them, so for long runs only.
 *
 * <p>Stateless and thread-safe. Built by {@link VectorProvider}, which looks for the module it
 * needs.
 */
final class VectorKernels implements Kernels {

  private final Kernels plain = new JavaKernels();

  VectorKernels() {}

  @Override
  public String name() {
    return VectorProvider.NAME;
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    ArrayLengths.requireProduct(a, b, c, m, k, n);
    DenseProduct.multiply(a, b, c, m, k, n);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    ArrayLengths.requireProduct(v, b, r, 1, k, n);
    DenseProduct.multiplyAbsolute(v, b, r, k, n);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    ArrayLengths.require("a", a, rows, n);
    ArrayLengths.require("sums", sums, 1, n);
    AbsoluteSums.ofColumns(a, sums, rows, n);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    ArrayLengths.requireConvolution(in, weight, out, rows, window, filters);
    if (Convolution.suits(window)) {
      Convolution.convolve(in, weight, out, rows, window, filters, plain);
    } else {
      plain.convolve(in, weight, out, rows, window, filters);
    }
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    ArrayLengths.requireConvolution(in, weight, out, 1, window, filters);
    int size = filters * window.channels() * window.kernelSize();
    double[] absolute = new double[size];
    for (int i = 0; i < size; i++) {
      absolute[i] = Math.abs(weight[i]);
    }
    convolve(in, absolute, out, 1, window, filters);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    SelectedProduct.multiply(a, terms, b, n, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    SelectedPair.multiply(xv, terms, b, n, yr);
  }

  @Override
  public void scaleColumns(RowBlock a, double[] factors, int n, RowBlock c) {
    Scaling.columns(a, factors, n, c);
  }
}
