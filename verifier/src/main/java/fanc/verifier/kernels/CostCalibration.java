package fanc.verifier.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how fast the backends of a {@link CostModel} are on this machine.
 *
 * <p>What is measured is a selected product of the size that most regions need. A backend is first
 * given the time in which it comes to full speed; work of that kind follows, so nothing of it is
 * lost. One that does not come near the speed the model supposes was not compiled in time, because
 * the machine was busy: its figure is kept.
 */
public final class CostCalibration {

  private static final int ROWS = 12;
  private static final int TERMS = 100;
  private static final int COLUMNS = 200;

  /** Seconds of measurement after the start of a backend. */
  private static final double SECONDS = 0.2;

  /** A backend this many times slower than supposed was measured before it was compiled. */
  private static final double SLOWER = 4;

  private static final int BATCH = 50;

  private CostCalibration() {}

  /**
   * Returns the model with the rates of this machine.
   *
   * @param supposed figures until now
   * @param backends those to measure; others keep their figures
   */
  public static CostModel measure(CostModel supposed, List<Kernels> backends) {
    List<BackendCost> costs = new ArrayList<>();
    for (BackendCost cost : supposed.costs()) {
      BackendCost measured = cost;
      for (Kernels kernels : backends) {
        if (kernels.name().equals(cost.backend())) {
          measured = corrected(cost, rate(kernels, cost.secondsOnce() + SECONDS));
        }
      }
      costs.add(measured);
    }
    return new CostModel(costs);
  }

  /** Returns the cost with a measured rate, unless that is no rate of compiled code. */
  static BackendCost corrected(BackendCost supposed, double rate) {
    return rate * SLOWER < supposed.rate()
        ? supposed
        : new BackendCost(supposed.backend(), supposed.secondsOnce(), rate);
  }

  /** Returns the best rate seen, in multiplications per second. */
  private static double rate(Kernels kernels, double seconds) {
    double[] a = new double[ROWS * TERMS];
    double[] b = new double[TERMS * COLUMNS];
    Arrays.setAll(a, i -> 1.0 + i % 7);
    Arrays.setAll(b, i -> 1.0 + i % 5);
    int[] all = new int[TERMS];
    Arrays.setAll(all, t -> t);
    Terms terms = new Terms(all, all, TERMS);
    RowBlock rows = RowBlock.matrix(a, ROWS, TERMS);
    RowBlock c = RowBlock.matrix(new double[ROWS * COLUMNS], ROWS, COLUMNS);
    long fastest = Long.MAX_VALUE;
    long begin = System.nanoTime();
    while ((System.nanoTime() - begin) * 1e-9 < seconds) {
      long start = System.nanoTime();
      for (int round = 0; round < BATCH; round++) {
        kernels.multiplySelected(rows, terms, b, COLUMNS, c);
      }
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return 1e9 * BATCH * ROWS * TERMS * COLUMNS / fastest;
  }
}
