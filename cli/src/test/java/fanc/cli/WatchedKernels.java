package fanc.cli;

import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Map;
import java.util.TreeMap;

/**
 * Another backend, with a record of the operations and the time of every call. For one thread.
 *
 * <p>Operations are those of the definition: a multiplication and an addition for each term, zeros
 * and padding included. Looking at the clock twice a call is in the time.
 */
final class WatchedKernels implements Kernels {
  private final Kernels kernels;
  private final Map<String, Tally> tallies = new TreeMap<>();

  WatchedKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  /** What the calls of one kernel came to. */
  static final class Tally {
    private long calls;
    private double operations;
    private long nanos;

    long calls() {
      return calls;
    }

    double operations() {
      return operations;
    }

    double seconds() {
      return nanos * 1e-9;
    }
  }

  /** Returns the records by the kernels' names. */
  Map<String, Tally> tallies() {
    return Map.copyOf(tallies);
  }

  void forget() {
    tallies.clear();
  }

  private void watch(String kernel, double operations, Runnable call) {
    long start = System.nanoTime();
    call.run();
    long nanos = System.nanoTime() - start;
    Tally tally = tallies.computeIfAbsent(kernel, name -> new Tally());
    tally.calls++;
    tally.operations += operations;
    tally.nanos += nanos;
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    watch("multiply", 2.0 * m * k * n, () -> kernels.multiply(a, b, c, m, k, n));
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    watch("multiplyAbsolute", 2.0 * k * n, () -> kernels.multiplyAbsolute(v, b, r, k, n));
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    watch("absoluteColumnSums", 1.0 * rows * n, () -> kernels.absoluteColumnSums(a, sums, rows, n));
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    watch(
        "convolve",
        2.0 * rows * filters * taps(window),
        () -> kernels.convolve(in, weight, out, rows, window, filters));
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    watch(
        "convolveAbsolute",
        2.0 * filters * taps(window),
        () -> kernels.convolveAbsolute(in, weight, out, window, filters));
  }

  private static double taps(Window window) {
    return (double) window.channels() * window.kernelSize() * window.positions();
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    watch(
        "multiplySelected",
        2.0 * a.count() * terms.count() * n,
        () -> kernels.multiplySelected(a, terms, b, n, c));
  }

  @Override
  public void scaleColumns(RowBlock a, double[] factors, int n, RowBlock c) {
    watch("scaleColumns", 1.0 * a.count() * n, () -> kernels.scaleColumns(a, factors, n, c));
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    watch(
        "multiplySelectedPair",
        4.0 * terms.count() * n,
        () -> kernels.multiplySelectedPair(xv, terms, b, n, yr));
  }
}
