package fanc.cli;

import java.util.Arrays;

/** Measures how fast one thread reads and writes memory. */
final class MemoryRate {
  /** Three arrays of 64 MiB, more than any cache that one core fills. */
  private static final int LENGTH = 1 << 23;

  private static final int ROUNDS = 10;
  private static final double BYTES = 3.0 * Double.BYTES * LENGTH;

  private MemoryRate() {}

  /**
   * Returns the rate of {@code a[i] = b[i] + s c[i]}, the triad of McCalpin's STREAM: the best of
   * ten rounds in 10^9 bytes per second, two reads and one write counted for each entry. The first
   * rounds are slow until the loop is compiled.
   */
  static double gigabytes() {
    double[] a = new double[LENGTH];
    double[] b = new double[LENGTH];
    double[] c = new double[LENGTH];
    Arrays.fill(b, 1);
    Arrays.fill(c, 2);
    long fastest = Long.MAX_VALUE;
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      triad(a, b, c, round);
      fastest = Math.min(fastest, System.nanoTime() - start);
      if (a[LENGTH - 1] != 1 + 2.0 * round) {
        throw new IllegalStateException("the triad computed " + a[LENGTH - 1]);
      }
    }
    return BYTES / fastest;
  }

  private static void triad(double[] a, double[] b, double[] c, double scale) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + scale * c[i];
    }
  }
}
