package fanc.verifier.vector;

import fanc.networks.Window;
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
    plain.multiply(a, b, c, m, k, n);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    plain.multiplyAbsolute(v, b, r, k, n);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    plain.absoluteColumnSums(a, sums, rows, n);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    plain.convolve(in, weight, out, rows, window, filters);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    plain.convolveAbsolute(in, weight, out, window, filters);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    SelectedProduct.multiply(a, terms, b, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    SelectedPair.multiply(xv, terms, b, n, yr);
  }
}
