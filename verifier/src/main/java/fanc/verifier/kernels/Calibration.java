package fanc.verifier.kernels;

import java.util.Arrays;

/** Measures how fast this machine is, so that times in result files can be compared. */
public final class Calibration {

  private static final int SIZE = 1024;
  private static final int ROUNDS = 5;

  private Calibration() {}

  /**
   * Multiplies two 1024 x 1024 matrices on the calling thread.
   *
   * @return the fastest of five rounds in 10^9 floating-point operations per second, counting a
   *     multiplication and an addition as two
   */
  public static double dgemmGflops(Kernels kernels) {
    double[] a = new double[SIZE * SIZE];
    double[] b = new double[SIZE * SIZE];
    double[] c = new double[SIZE * SIZE];
    Arrays.setAll(a, i -> 1.0 + i % 7);
    Arrays.setAll(b, i -> 1.0 + i % 5);
    long fastest = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      kernels.multiply(a, b, c, SIZE, SIZE, SIZE);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return 2.0 * SIZE * SIZE * SIZE / fastest;
  }
}
