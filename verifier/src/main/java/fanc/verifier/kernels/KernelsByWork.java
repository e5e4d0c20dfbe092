package fanc.verifier.kernels;

import fanc.networks.Window;

/**
 * Sends each call to the backend that is faster for work of its size.
 *
 * <p>A native call copies its arrays and pays for entering native code, and plain Java skips zeros:
 * below a number of multiplications, and for first factors that are mostly zero, plain Java is
 * faster. Which backend runs depends on the arguments alone, so that results can be repeated to the
 * last bit. Thread-safe if both backends are.
 */
public final class KernelsByWork implements Kernels {

  /** Multiplications from which on the native backend is used; measured, see results/kernels. */
  public static final long LARGE = 2_000_000;

  /** Rows from which on it is used: with fewer, it fetches b for too few sums. */
  private static final int ROWS = 16;

  /**
   * Filters from which on it convolves; with 32 the two are even, the rest is gathering patches.
   */
  private static final int FILTERS = 64;

  /** A first factor with fewer nonzero entries than one in this many is left to plain Java. */
  private static final int SPARSE = 2;

  private final Kernels small;
  private final KernelsProvider provider;
  private volatile Kernels large;

  /**
   * Combines two backends. The large one is created by the first call that needs it.
   *
   * @param small used for small and for sparse work, and for all work if the other fails to load
   * @param provider of the backend used for large work; names the combination
   */
  public KernelsByWork(Kernels small, KernelsProvider provider) {
    this.small = small;
    this.provider = provider;
  }

  /**
   * Returns the name of the large backend, or of the small one once the large has failed to load.
   */
  @Override
  public String name() {
    Kernels loaded = large;
    return loaded == null ? provider.name() : loaded.name();
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    boolean heavy = m >= ROWS && (long) m * k * n >= LARGE;
    choose(heavy && isDense(a, m * k)).multiply(a, b, c, m, k, n);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    small.multiplyAbsolute(v, b, r, k, n);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    small.absoluteColumnSums(a, sums, rows, n);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    long perImage = (long) filters * window.channels() * window.kernelSize() * window.positions();
    boolean heavy = filters >= FILTERS && rows * perImage >= LARGE;
    choose(heavy && isDense(in, rows * window.inputSize()))
        .convolve(in, weight, out, rows, window, filters);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    small.convolveAbsolute(in, weight, out, window, filters);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    small.multiplySelected(a, terms, b, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    small.multiplySelectedPair(xv, terms, b, n, yr);
  }

  @Override
  public void scaleColumns(RowBlock a, double[] factors, int n, RowBlock c) {
    small.scaleColumns(a, factors, n, c);
  }

  private Kernels choose(boolean heavy) {
    if (!heavy) {
      return small;
    }
    Kernels loaded = large;
    return loaded == null ? load() : loaded;
  }

  private synchronized Kernels load() {
    if (large == null) {
      large = createOr(provider, small);
    }
    return large;
  }

  private static Kernels createOr(KernelsProvider provider, Kernels otherwise) {
    try {
      return provider.create();
    } catch (IllegalStateException e) {
      // The same bounds come out, only later: no reason to fail a proof.
      return otherwise;
    }
  }

  private static boolean isDense(double[] a, int size) {
    int nonzero = 0;
    for (int i = 0; i < Math.min(size, a.length); i++) {
      nonzero += a[i] != 0 ? 1 : 0;
    }
    return nonzero >= size / SPARSE;
  }
}
