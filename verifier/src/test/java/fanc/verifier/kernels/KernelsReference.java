package fanc.verifier.kernels;

import fanc.networks.Window;
import java.util.ServiceLoader;

/** What benchmarks need of this package: backends unmixed, and a check before anything is timed. */
public final class KernelsReference {

  private KernelsReference() {}

  /**
   * Returns one backend alone, not the combination by work.
   *
   * @throws IllegalArgumentException if it is not on the class path
   */
  public static Kernels backend(String name) {
    if (name.equals("java")) {
      return new JavaKernels();
    }
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.name().equals(name)) {
        return provider.create();
      }
    }
    throw new IllegalArgumentException("no backend " + name + " on the class path");
  }

  /** Requires the first m rows of a product to be within the bound of {@link Kernels#multiply}. */
  public static void requireProduct(double[] a, double[] b, double[] c, int m, int k, int n) {
    KernelsOracle.product(a, b, m, k, n).requireWithin(c, k);
  }

  /** Requires the first image to be within the bound of {@link Kernels#convolve}. */
  public static void requireConvolution(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    int filterSize = window.channels() * window.kernelSize();
    KernelsOracle.convolution(in, weight, 1, window, filters).requireWithin(out, filterSize);
  }
}
