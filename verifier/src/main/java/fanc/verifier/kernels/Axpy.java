package fanc.verifier.kernels;

/**
 * Adds four scaled vectors to one: the loop all of {@link JavaKernels} comes down to.
 *
 * <p>Every array is indexed by the loop variable alone, and one array is written: C2 of JDK 17
 * leaves the loop scalar as soon as an index has an offset, and makes vectors of loops with two
 * written arrays or more than four products only now and then. Copying rows of a matrix to the
 * start of an array of their own costs less than it brings (factor 4, {@code KernelsBenchmark}).
 */
final class Axpy {

  /** How many vectors one call adds. */
  static final int TERMS = 4;

  private Axpy() {}

  /** Adds {@code x0 v0 + x1 v1 + x2 v2 + x3 v3} to the first n entries of {@code sum}. */
  static void add(
      double[] sum,
      double[] v0,
      double[] v1,
      double[] v2,
      double[] v3,
      double x0,
      double x1,
      double x2,
      double x3,
      int n) {
    for (int j = 0; j < n; j++) {
      sum[j] += x0 * v0[j] + x1 * v1[j] + x2 * v2[j] + x3 * v3[j];
    }
  }

  /** Adds {@code x0 |v0| + x1 |v1| + x2 |v2| + x3 |v3|} to the first n entries of {@code sum}. */
  static void addAbsolute(
      double[] sum,
      double[] v0,
      double[] v1,
      double[] v2,
      double[] v3,
      double x0,
      double x1,
      double x2,
      double x3,
      int n) {
    for (int j = 0; j < n; j++) {
      sum[j] +=
          x0 * Math.abs(v0[j]) + x1 * Math.abs(v1[j]) + x2 * Math.abs(v2[j]) + x3 * Math.abs(v3[j]);
    }
  }
}
