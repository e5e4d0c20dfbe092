package fanc.verifier.backward;

import fanc.networks.AveragePool;
import fanc.networks.MaxPool;
import fanc.networks.Select;
import fanc.networks.Window;
import fanc.verifier.Intervals;
import fanc.verifier.Rounding;
import java.util.Arrays;

/**
 * An op each of whose outputs is bounded by the sum of some inputs over a divisor, or by a
 * constant: index maps, means and maxima over windows.
 *
 * <p>The maximum of a window is at least its input with the largest lower bound; it is at most the
 * largest upper bound, a constant. Where one input is certainly the largest it is copied.
 *
 * <p>An input takes contributions of at most t outputs, so with the division a coefficient goes
 * through t + 1 roundings: {@code gamma(t+1)} of the magnitudes is lost. Copies that nothing is
 * added to are exact.
 *
 * <p><b>Direction.</b> Exact in real arithmetic but for maxima, there an under-approximation.
 */
final class GatherPullback implements Pullback {
  private final int inputs;
  private final int[][] above;
  private final int[][] below;
  private final double[] divisors;
  private final Offsets offsets;

  /**
   * Makes the pullback.
   *
   * @param above inputs whose sum bounds each output from below
   * @param below inputs whose sum, with the shift, bounds it from above
   * @param divisors one for each output
   */
  private GatherPullback(
      Intervals x, int[][] above, int[][] below, double[] divisors, double[] shiftBelow) {
    this.inputs = x.dimension();
    this.above = above;
    this.below = below;
    this.divisors = divisors;
    double[] v = Magnitudes.of(x);
    int most = Math.max(mostReaders(above), mostReaders(below));
    boolean copies = most <= 1 && Arrays.stream(divisors).allMatch(d -> d == 1);
    double gamma = copies ? 0 : Rounding.gamma(2L * most + 2);
    this.offsets =
        new Offsets(
            new double[above.length],
            shiftBelow,
            copies ? new double[above.length] : errors(above, v, gamma),
            copies ? new double[above.length] : errors(below, v, gamma),
            copies ? 0 : Magnitudes.underflow(v, most));
  }

  static GatherPullback of(Select op, Intervals x) {
    int m = op.sources().size();
    int[][] sources = new int[m][];
    for (int j = 0; j < m; j++) {
      int source = op.sources().get(j);
      sources[j] = source == Select.ZERO ? new int[0] : new int[] {source};
    }
    return new GatherPullback(x, sources, sources, ones(m), new double[m]);
  }

  static GatherPullback of(AveragePool op, Intervals x) {
    int[][] sources = windows(op.window());
    double[] divisors = new double[sources.length];
    for (int j = 0; j < divisors.length; j++) {
      divisors[j] = op.countPadding() ? op.window().kernelSize() : sources[j].length;
    }
    return new GatherPullback(x, sources, sources, divisors, new double[sources.length]);
  }

  static GatherPullback of(MaxPool op, Intervals x) {
    int[][] sources = windows(op.window());
    int m = sources.length;
    int[][] above = new int[m][];
    int[][] below = new int[m][];
    double[] most = new double[m];
    for (int j = 0; j < m; j++) {
      int largest = sources[j][0];
      double upper = Double.NEGATIVE_INFINITY;
      for (int i : sources[j]) {
        largest = x.lower(i) > x.lower(largest) ? i : largest;
        upper = Math.max(upper, x.upper(i));
      }
      above[j] = new int[] {largest};
      boolean wins = dominates(largest, sources[j], x);
      below[j] = wins ? above[j] : new int[0];
      most[j] = wins ? 0 : upper;
    }
    return new GatherPullback(x, above, below, ones(m), most);
  }

  /** Returns whether an input is at least every other of its window. */
  static boolean dominates(int candidate, int[] window, Intervals x) {
    for (int i : window) {
      if (i != candidate && !(x.lower(candidate) >= x.upper(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns for each output the inputs under its window, ascending; padding left out. */
  static int[][] windows(Window window) {
    int[][] sources = new int[window.channels() * window.positions()][];
    for (int j = 0; j < sources.length; j++) {
      int channel = j / window.positions();
      int oy = j % window.positions() / window.outWidth();
      int ox = j % window.outWidth();
      int[] found = new int[window.kernelSize()];
      int size = 0;
      for (int k = 0; k < found.length; k++) {
        int ky = k / window.kernelWidth();
        int source = window.source(channel, oy, ox, ky, k % window.kernelWidth());
        if (source >= 0) {
          found[size++] = source;
        }
      }
      sources[j] = Arrays.copyOf(found, size);
    }
    return sources;
  }

  private static double[] ones(int m) {
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    return ones;
  }

  private int mostReaders(int[][] sources) {
    int[] readers = new int[inputs];
    int most = 0;
    for (int[] ofOne : sources) {
      for (int i : ofOne) {
        most = Math.max(most, ++readers[i]);
      }
    }
    return most;
  }

  private double[] errors(int[][] sources, double[] v, double gamma) {
    double[] errors = new double[sources.length];
    for (int j = 0; j < errors.length; j++) {
      double sum = 0;
      for (int i : sources[j]) {
        sum += v[i];
      }
      double mean = sum / divisors[j] * Rounding.inflate(sources[j].length + 4L);
      errors[j] = sum == 0 ? 0 : Magnitudes.lost(gamma, mean + Rounding.UNDERFLOW);
    }
    return errors;
  }

  @Override
  public double[][] pull(double[] rows, int count, double[] constants) {
    offsets.charge(rows, count, constants);
    int m = above.length;
    double[] result = new double[Math.multiplyExact(count, inputs)];
    for (int row = 0; row < count; row++) {
      for (int j = 0; j < m; j++) {
        double a = rows[row * m + j];
        if (!Double.isFinite(a)) {
          // Its sign decides what is left of it, and an infinite one may have the wrong sign.
          constants[row] = Double.NaN;
        } else if (a != 0) {
          double part = a / divisors[j];
          for (int i : a > 0 ? above[j] : below[j]) {
            result[row * inputs + i] += part;
          }
        }
      }
    }
    return new double[][] {result};
  }
}
