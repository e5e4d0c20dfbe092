package fanc.verifier.kernels;

/**
 * Rows of their own for the loops of {@link Axpy}, reused by the calls of one thread.
 *
 * <p>Fresh arrays for each call cost as much as a small product.
 */
final class JavaScratch {

  /** Rows that are summed together: each row of b is fetched once for all of them. */
  static final int ROWS = 64;

  /** Columns that are summed together: 5 rows of 4 KiB fit the first level of cache. */
  static final int COLUMNS = 512;

  private static final ThreadLocal<JavaScratch> OF_THREAD =
      ThreadLocal.withInitial(JavaScratch::new);

  /** The rows that are added to. */
  final double[][] sums = new double[ROWS][];

  /** The rows that are added. */
  final double[][] terms = new double[Axpy.TERMS][COLUMNS];

  private JavaScratch() {}

  /** Returns the scratch rows of the calling thread; their content is unspecified. */
  static JavaScratch ofThread() {
    return OF_THREAD.get();
  }

  /** Returns row i of the sums. */
  double[] sum(int i) {
    if (sums[i] == null) {
      sums[i] = new double[COLUMNS];
    }
    return sums[i];
  }
}
