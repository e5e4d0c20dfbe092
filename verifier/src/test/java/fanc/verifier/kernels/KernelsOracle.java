package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Window;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The definitions, entry by entry, each as the list of its products.
 *
 * <p>Sums are first taken in twice the working precision; where that can not decide whether a
 * result is within its bound, in exact decimal arithmetic.
 */
final class KernelsOracle {

  private static final double UNIT = 0x1p-53;

  private KernelsOracle() {}

  /** Returns k u / (1 - k u), rounded up. */
  static double gamma(int k) {
    return Math.nextUp(Math.nextUp(k * UNIT / (1 - k * UNIT)));
  }

  static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  static Result product(double[] a, double[] b, int m, int k, int n) {
    return new Result(
        m * n,
        entry -> {
          double[] factors = new double[2 * k];
          for (int p = 0; p < k; p++) {
            factors[2 * p] = a[entry / n * k + p];
            factors[2 * p + 1] = b[p * n + entry % n];
          }
          return factors;
        });
  }

  static Result convolution(double[] in, double[] weight, int rows, Window w, int filters) {
    int outSize = filters * w.positions();
    int filterSize = w.channels() * w.kernelSize();
    return new Result(
        rows * outSize,
        entry -> {
          int row = entry / outSize;
          int filter = entry % outSize / w.positions();
          int position = entry % w.positions();
          double[] factors = new double[2 * filterSize];
          for (int t = 0; t < filterSize; t++) {
            int offset = t % w.kernelSize();
            int source =
                w.source(
                    t / w.kernelSize(),
                    position / w.outWidth(),
                    position % w.outWidth(),
                    offset / w.kernelWidth(),
                    offset % w.kernelWidth());
            if (source >= 0) {
              factors[2 * t] = in[row * w.inputSize() + source];
              factors[2 * t + 1] = weight[filter * filterSize + t];
            }
          }
          return factors;
        });
  }

  /** Lists the factors of the products that make up one entry, in pairs. */
  interface Factors {
    double[] of(int entry);
  }

  /** A result by its definition. */
  record Result(int size, Factors factors) {

    /** Returns the entries summed plainly, not exact. */
    double[] plain() {
      double[] result = new double[size];
      for (int i = 0; i < size; i++) {
        double[] pairs = factors.of(i);
        for (int t = 0; t < pairs.length; t += 2) {
          result[i] += pairs[t] * pairs[t + 1];
        }
      }
      return result;
    }

    /** Requires {@code |actual - exact| <= gamma(k) sum |products| + k MIN_VALUE} of each entry. */
    void requireWithin(double[] actual, int k) {
      for (int i = 0; i < size; i++) {
        double[] pairs = factors.of(i);
        if (!clearlyWithin(actual[i], pairs, k)) {
          requireExactlyWithin(actual[i], pairs, k, i);
        }
      }
    }
  }

  /**
   * Decides most entries in twice the working precision (Ogita, Rump, Oishi: Accurate Sum and Dot
   * Product, 2005, algorithm 5.3): true only if the entry is within its bound.
   */
  private static boolean clearlyWithin(double actual, double[] pairs, int k) {
    double sum = 0;
    double correction = 0;
    double absolute = 0;
    for (int t = 0; t < pairs.length; t += 2) {
      double product = pairs[t] * pairs[t + 1];
      double next = sum + product;
      double part = next - sum;
      correction += (sum - (next - part)) + (product - part);
      correction += Math.fma(pairs[t], pairs[t + 1], -product);
      sum = next;
      absolute += Math.abs(product);
    }
    return Math.abs((actual - sum) - correction) <= gamma(k) * absolute * (1 - 1e-9);
  }

  private static void requireExactlyWithin(double actual, double[] pairs, int k, int entry) {
    assertThat(Double.isFinite(actual)).as("entry %d is finite", entry).isTrue();
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal absolute = BigDecimal.ZERO;
    for (int t = 0; t < pairs.length; t += 2) {
      if (pairs[t] != 0 && pairs[t + 1] != 0) {
        BigDecimal term = new BigDecimal(pairs[t]).multiply(new BigDecimal(pairs[t + 1]));
        exact = exact.add(term);
        absolute = absolute.add(term.abs());
      }
    }
    BigDecimal underflow = new BigDecimal(Double.MIN_VALUE).multiply(BigDecimal.valueOf(k));
    BigDecimal bound = absolute.multiply(new BigDecimal(gamma(k))).add(underflow);
    BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
    assertThat(error)
        .as("error of entry %d: %s, exactly %s", entry, actual, exact.doubleValue())
        .isLessThanOrEqualTo(bound);
  }
}
