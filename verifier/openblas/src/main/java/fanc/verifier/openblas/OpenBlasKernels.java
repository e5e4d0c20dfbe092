package fanc.verifier.openblas;

import fanc.networks.Window;
import fanc.verifier.kernels.ArrayLengths;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.ProductConvolution;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Kernels on the matrix product of OpenBLAS, one thread.
 *
 * <p>Convolutions are {@link ProductConvolution products}. The absolute sums are bound by memory
 * and are left to {@link JavaKernels}. Weights must be finite, as there.
 *
 * <p>Stateless and thread-safe. Built by {@link OpenBlasProvider}, which loads the library.
 */
final class OpenBlasKernels implements Kernels {

  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;

  private final Kernels plain = new JavaKernels();

  OpenBlasKernels() {}

  @Override
  public String name() {
    return OpenBlasProvider.NAME;
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    ArrayLengths.requireProduct(a, b, c, m, k, n);
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      Arrays.fill(c, 0, m * n, 0);
      return;
    }
    NativeArrays arrays = NativeArrays.ofThread();
    try {
      DoublePointer left = arrays.load(0, a, m * k);
      DoublePointer right = arrays.load(1, b, k * n);
      DoublePointer result = arrays.reserve(2, m * n);
      // A factor of zero for the old result makes OpenBLAS overwrite it unread.
      openblas_nolapack.cblas_dgemm(
          ROW_MAJOR, AS_IS, AS_IS, m, n, k, 1.0, left, k, right, n, 0.0, result, n);
      arrays.store(2, c, m * n);
    } finally {
      arrays.release();
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
