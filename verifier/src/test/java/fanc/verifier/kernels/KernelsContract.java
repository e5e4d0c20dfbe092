package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every backend must keep: {@link Kernels}, with exactly the errors stated there.
 *
 * <p>Each class of this name's heirs supplies one backend; the oracle is {@link KernelsOracle}.
 */
public abstract class KernelsContract extends SelectedProductContract {

  private static final double SPARE = 12345.678;

  static List<Window> windows() {
    return List.of(
        new Window(1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1),
        new Window(1, 7, 5, 3, 3, 1, 1, 0, 0, 5, 3),
        new Window(1, 28, 28, 4, 4, 2, 2, 1, 1, 14, 14),
        new Window(3, 11, 9, 5, 3, 1, 1, 2, 1, 11, 9),
        new Window(2, 9, 13, 4, 2, 3, 2, 1, 0, 3, 6),
        new Window(3, 5, 5, 1, 1, 2, 2, 0, 0, 3, 3),
        new Window(1, 3, 3, 5, 5, 1, 1, 3, 3, 5, 5),
        new Window(2, 6, 6, 3, 3, 2, 2, 0, 0, 3, 3),
        new Window(2, 9, 8, 3, 2, 1, 1, 2, 3, 1, 0, 7, 5),
        new Window(1, 11, 12, 3, 3, 2, 3, 3, 2, 2, 3, 5, 4),
        new Window(2, 7, 13, 2, 4, 4, 2, 2, 3, 0, 4, 2, 5),
        new Window(2, 1, 12, 1, 3, 1, 1, 1, 4, 0, 8, 1, 20));
  }

  @ParameterizedTest
  @MethodSource("productSizes")
  void productIsWithinGamma(int[] size) {
    Random random = new Random(1);
    for (Fill fill : Fill.values()) {
      checkProduct(fill.of(random, size[0] * size[1]), fill.of(random, size[1] * size[2]), size);
    }
  }

  @Test
  void productOfSparseRowsIsWithinGamma() {
    int[] size = {23, 101, 67};
    Random random = new Random(2);
    double[] diagonal = new double[size[0] * size[1]];
    for (int i = 0; i < size[0]; i++) {
      diagonal[i * size[1] + 3 * i] = 1 + random.nextDouble();
    }
    checkProduct(diagonal, Fill.NORMAL.of(random, size[1] * size[2]), size);
    double[] deadColumns = Fill.NORMAL.of(random, size[0] * size[1]);
    for (int i = 0; i < deadColumns.length; i++) {
      deadColumns[i] *= i % size[1] % 3 == 0 ? 1 : 0;
    }
    checkProduct(deadColumns, Fill.NORMAL.of(random, size[1] * size[2]), size);
  }

  private void checkProduct(double[] a, double[] b, int[] size) {
    int m = size[0];
    int k = size[1];
    int n = size[2];
    double[] c = spare(m * n);
    kernels().multiply(longer(a), longer(b), c, m, k, n);
    requireWithin(c, KernelsOracle.product(a, b, m, k, n), k);
  }

  @ParameterizedTest
  @MethodSource("productSizes")
  void absoluteProductIsWithinGamma(int[] size) {
    Random random = new Random(3);
    int k = size[1];
    int n = size[2];
    for (Fill fill : Fill.values()) {
      double[] v = KernelsOracle.absolute(fill.of(random, k));
      double[] b = fill.of(random, k * n);
      double[] r = spare(n);
      kernels().multiplyAbsolute(longer(v), longer(b), r, k, n);
      requireWithin(r, KernelsOracle.product(v, KernelsOracle.absolute(b), 1, k, n), k);
    }
  }

  @ParameterizedTest
  @MethodSource("productSizes")
  void columnSumsAreWithinGamma(int[] size) {
    Random random = new Random(4);
    int rows = size[1];
    int n = size[2];
    for (Fill fill : Fill.values()) {
      double[] a = fill.of(random, rows * n);
      double[] ones = new double[rows];
      Arrays.fill(ones, 1);
      double[] sums = spare(n);
      kernels().absoluteColumnSums(longer(a), sums, rows, n);
      requireWithin(sums, KernelsOracle.product(ones, KernelsOracle.absolute(a), 1, rows, n), rows);
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void convolutionIsWithinGamma(Window window) {
    Random random = new Random(5);
    for (int rows : new int[] {0, 1, 5, 19}) {
      for (int filters : new int[] {0, 1, 4, 7}) {
        for (Fill fill : Fill.values()) {
          checkConvolution(fill.of(random, rows * window.inputSize()), rows, window, filters, fill);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void convolutionOfSinglePixelsIsWithinGamma(Window window) {
    int size = window.inputSize();
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1 + i;
    }
    checkConvolution(identity, size, window, 3, Fill.NORMAL);
  }

  private void checkConvolution(double[] in, int rows, Window window, int filters, Fill fill) {
    int k = window.channels() * window.kernelSize();
    double[] weight = fill.of(new Random(6), filters * k);
    double[] out = spare(rows * filters * window.positions());
    kernels().convolve(longer(in), longer(weight), out, rows, window, filters);
    requireWithin(out, KernelsOracle.convolution(in, weight, rows, window, filters), k);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void absoluteConvolutionIsWithinGamma(Window window) {
    Random random = new Random(7);
    int filters = 5;
    int k = window.channels() * window.kernelSize();
    for (Fill fill : Fill.values()) {
      double[] in = KernelsOracle.absolute(fill.of(random, window.inputSize()));
      double[] weight = fill.of(random, filters * k);
      double[] out = spare(filters * window.positions());
      kernels().convolveAbsolute(longer(in), longer(weight), out, window, filters);
      requireWithin(
          out,
          KernelsOracle.convolution(in, KernelsOracle.absolute(weight), 1, window, filters),
          k);
    }
  }

  @ParameterizedTest
  @MethodSource("poisons")
  void poisonReachesEveryEntryOfItsRow(double poison) {
    int m = 9;
    int k = 31;
    int n = 23;
    Random random = new Random(8);
    double[] b = Fill.NORMAL.of(random, k * n);
    for (int place = 0; place < m * k; place += 5) {
      double[] a = place % 2 == 0 ? new double[m * k] : Fill.NORMAL.of(random, m * k);
      a[place] = poison;
      double[] c = new double[m * n];
      kernels().multiply(a, b, c, m, k, n);
      for (int i = 0; i < m * n; i++) {
        assertThat(Double.isFinite(c[i])).as("entry %d", i).isEqualTo(i / n != place / k);
      }
      double[] v = KernelsOracle.absolute(Arrays.copyOf(a, k));
      double[] r = new double[n];
      kernels().multiplyAbsolute(v, b, r, k, n);
      for (int j = 0; j < n; j++) {
        assertThat(Double.isFinite(r[j])).as("entry %d", j).isEqualTo(place >= k);
      }
      double[] sums = new double[k];
      kernels().absoluteColumnSums(a, sums, m, k);
      for (int j = 0; j < k; j++) {
        assertThat(Double.isFinite(sums[j])).as("sum %d", j).isEqualTo(place % k != j);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void poisonReachesEveryOutputThatReadsIt(Window window) {
    int filters = 3;
    int size = window.inputSize();
    double[] weight =
        Fill.NORMAL.of(new Random(9), filters * window.channels() * window.kernelSize());
    for (int density = 0; density < 2; density++) {
      double[] in = density == 0 ? new double[size] : Fill.NORMAL.of(new Random(10), size);
      for (int place = 0; place < size; place += 1 + size / 13) {
        double[] poisoned = in.clone();
        poisoned[place] = Double.NaN;
        double[] out = new double[filters * window.positions()];
        kernels().convolve(poisoned, weight, out, 1, window, filters);
        double[] expected = KernelsOracle.convolution(poisoned, weight, 1, window, filters).plain();
        for (int i = 0; i < expected.length; i++) {
          if (Double.isNaN(expected[i])) {
            assertThat(out[i]).as("output %d", i).isNaN();
          }
        }
      }
    }
  }

  @Test
  void shortArraysAreRefused() {
    assertThatThrownBy(
            () -> kernels().multiply(new double[5], new double[9], new double[6], 2, 3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a has 5 entries, expected 2 x 3");
    Window window = new Window(1, 3, 3, 2, 2, 1, 1, 0, 0, 2, 2);
    assertThatThrownBy(
            () -> kernels().convolve(new double[9], new double[4], new double[3], 1, window, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out");
  }

  @Test
  void threadsMayShareOneInstance() throws InterruptedException, ExecutionException {
    Kernels shared = kernels();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> repeat(shared, 11));
      Future<?> other = threads.submit(() -> repeat(shared, 12));
      one.get();
      other.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void repeat(Kernels shared, int seed) {
    Random random = new Random(seed);
    Window window = new Window(2, 12, 11, 3, 3, 1, 1, 1, 1, 12, 11);
    for (int round = 0; round < 40; round++) {
      int m = 1 + random.nextInt(20);
      double[] a = Fill.NORMAL.of(random, m * 37);
      double[] b = Fill.NORMAL.of(random, 37 * 41);
      double[] c = spare(m * 41);
      shared.multiply(a, b, c, m, 37, 41);
      requireWithin(c, KernelsOracle.product(a, b, m, 37, 41), 37);
      double[] in = Fill.NORMAL.of(random, 3 * window.inputSize());
      double[] weight = Fill.NORMAL.of(random, 4 * 18);
      double[] out = spare(3 * 4 * window.positions());
      shared.convolve(in, weight, out, 3, window, 4);
      requireWithin(out, KernelsOracle.convolution(in, weight, 3, window, 4), 18);
    }
  }

  private static double[] longer(double[] array) {
    double[] result = Arrays.copyOf(array, array.length + 7);
    Arrays.fill(result, array.length, result.length, Double.NaN);
    return result;
  }

  private static double[] spare(int size) {
    double[] result = new double[size + 7];
    Arrays.fill(result, SPARE);
    return result;
  }

  private static void requireWithin(double[] actual, KernelsOracle.Result expected, int k) {
    expected.requireWithin(actual, k);
    for (int i = expected.size(); i < actual.length; i++) {
      assertThat(actual[i]).as("entry beyond the result").isEqualTo(SPARE);
    }
  }
}
