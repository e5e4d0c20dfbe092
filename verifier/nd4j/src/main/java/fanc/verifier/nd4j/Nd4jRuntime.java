package fanc.verifier.nd4j;

import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J in this class loader, set up for the kernels and checked.
 *
 * <p>ND4J prefers a CUDA device if its jars are there and a device can be used, else it takes the
 * CPU.
 */
public final class Nd4jRuntime implements Nd4jSession {

  private final boolean cuda;
  private final Kernels kernels;

  /**
   * Loads the native library.
   *
   * @throws IllegalStateException if it multiplies wrongly, as a library without code for the
   *     device at hand may do
   */
  public Nd4jRuntime() {
    // Before any other class of ND4J, which looks for its backends through this class loader.
    ND4JClassLoading.setNd4jClassloaderFromClass(Nd4jRuntime.class);
    // Memory is given back when it is no longer used, so nobody needs to collect garbage for it.
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    cuda = Nd4j.getExecutioner().type() == ExecutionerType.CUDA;
    if (!cuda) {
      // Regions run in parallel: a product that starts threads too is slower, not faster.
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
      Nd4j.factory().blas().setMaxThreads(1);
    }
    Nd4jProduct product = cuda ? new CopyingProduct() : new HostProduct();
    requireRight(product);
    kernels = new Nd4jKernels(product);
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public boolean usesCuda() {
    return cuda;
  }

  /** Multiplies small integers, where every order of summation gives the one exact result. */
  static void requireRight(Nd4jProduct product) {
    int m = 37;
    int k = 64;
    int n = 29;
    double[] a = new double[m * k];
    double[] b = new double[k * n];
    Arrays.setAll(a, i -> i % 11 - 5);
    Arrays.setAll(b, i -> i % 7 - 3);
    double[] c = new double[m * n];
    product.multiply(a, b, c, m, k, n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double exact = 0;
        for (int l = 0; l < k; l++) {
          exact += a[i * k + l] * b[l * n + j];
        }
        if (!(c[i * n + j] == exact)) {
          throw new IllegalStateException("it multiplies wrongly on this device");
        }
      }
    }
  }
}
