package fanc.verifier.nd4j;

import fanc.networks.Window;
import fanc.verifier.kernels.ArrayLengths;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.ProductConvolution;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;

/**
 * Kernels on the matrix product of ND4J: OpenBLAS on the CPU, cuBLAS on a CUDA device, both in
 * double precision and by the definition, which keeps the error at {@code gamma(k)}.
 *
 * <p>Convolutions are {@link ProductConvolution products}. The absolute sums are bound by memory
 * and are left to {@link JavaKernels}. Weights must be finite, as there.
 *
 * <p>Stateless but for memory that is kept for reuse, and thread-safe.
 */
final class Nd4jKernels implements Kernels {

  /** Entries of the largest matrix that a buffer of bytes can hold. */
  private static final int LARGEST = Integer.MAX_VALUE / Double.BYTES;

  private final Kernels plain = new JavaKernels();
  private final Nd4jProduct product;

  Nd4jKernels(Nd4jProduct product) {
    this.product = product;
  }

  @Override
  public String name() {
    return Nd4jProvider.NAME;
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    ArrayLengths.requireProduct(a, b, c, m, k, n);
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      Arrays.fill(c, 0, m * n, 0);
    } else if (Math.max(m * k, Math.max(k * n, m * n)) > LARGEST) {
      plain.multiply(a, b, c, m, k, n);
    } else {
      product.multiply(a, b, c, m, k, n);
    }
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
    ProductConvolution.convolve(this, in, weight, out, rows, window, filters);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    plain.convolveAbsolute(in, weight, out, window, filters);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    plain.multiplySelected(a, terms, b, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    plain.multiplySelectedPair(xv, terms, b, n, yr);
  }
}
