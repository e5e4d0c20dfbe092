package fanc.verifier.domain;

import fanc.networks.AveragePool;
import fanc.networks.MaxPool;
import fanc.networks.Window;
import fanc.verifier.Arithmetic;
import fanc.verifier.Bounds;
import fanc.verifier.Intervals;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/** Images of zonotopes under pooling. */
final class Pooling {
  private Pooling() {}

  /**
   * Returns the image under the mean over each window; affine, so exact on center and generators. k
   * values are summed and divided: {@code gamma(k+1)} of the mean magnitude is added to the
   * remainder.
   */
  static Zonotope average(AveragePool op, Zonotope x, Arithmetic arithmetic, Kernels kernels) {
    return average(op, PooledOutputs.all(op.window()), x, arithmetic, kernels);
  }

  /** The same for some outputs; x has their inputs. */
  static Zonotope average(
      AveragePool op, PooledOutputs pooled, Zonotope x, Arithmetic arithmetic, Kernels kernels) {
    int n = x.dimension();
    int m = pooled.outputs().length;
    int p = x.symbolCount();
    int k = op.window().kernelSize();
    double[] generators = new double[Math.multiplyExact(p, m)];
    for (int row = 0; row < p; row++) {
      double[] in = Arrays.copyOfRange(x.generators, row * n, (row + 1) * n);
      System.arraycopy(means(op, pooled, in), 0, generators, row * m, m);
    }
    double gamma = arithmetic.gamma(k + 2L, k + 2L);
    double[] remainder = means(op, pooled, LinearImage.errorSource(x, gamma, arithmetic));
    double flushed = arithmetic.flushed(k, 0);
    for (int j = 0; j < m; j++) {
      double own = LinearImage.outward(remainder[j], k, p);
      remainder[j] = arithmetic.settled(own, k * (own / gamma), flushed);
    }
    return new Zonotope(
        means(op, pooled, x.center),
        generators,
        remainder,
        x.symbols,
        Spread.of(generators, p, m, kernels));
  }

  private static double[] means(AveragePool op, PooledOutputs pooled, double[] in) {
    double[] out = new double[pooled.outputs().length];
    for (int j = 0; j < out.length; j++) {
      int[] sources = pooled.sources()[j];
      double sum = 0;
      for (int i : sources) {
        sum += in[i];
      }
      out[j] = sum / (op.countPadding() ? op.window().kernelSize() : sources.length);
    }
    return out;
  }

  /** Returns the input values under the window of output j, ascending; padding left out. */
  static int[] sources(Window window, int j) {
    int channel = j / window.positions();
    int oy = j % window.positions() / window.outWidth();
    int ox = j % window.outWidth();
    int[] found = new int[window.kernelSize()];
    int count = 0;
    for (int ky = 0; ky < window.kernelHeight(); ky++) {
      for (int kx = 0; kx < window.kernelWidth(); kx++) {
        int source = window.source(channel, oy, ox, ky, kx);
        if (source >= 0) {
          found[count++] = source;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /**
   * Returns an enclosure of the maximum over each window. Where one input is at least every other
   * for all inputs, it is copied, exactly; elsewhere the image is the interval {@code [max l, max
   * u]}, with a fresh symbol, or as remainder in folded mode and where no symbol reaches an input
   * that can be the largest.
   */
  static Zonotope maximum(
      MaxPool op, Zonotope x, Bounds bounds, Symbols mode, int value, Kernels kernels) {
    return maximum(PooledOutputs.all(op.window()), x, bounds, mode, value, kernels);
  }

  /** The same for some outputs; x and the bounds have their inputs. */
  static Zonotope maximum(
      PooledOutputs pooled,
      Zonotope x,
      Intervals bounds,
      Symbols mode,
      int value,
      Kernels kernels) {
    int m = pooled.outputs().length;
    int p = x.symbolCount();
    int[] copied = new int[m];
    double[] center = new double[m];
    double[] remainder = new double[m];
    double[] fresh = new double[m];
    int freshCount = 0;
    for (int j = 0; j < m; j++) {
      WindowMaximum maximum = WindowMaximum.of(pooled.sources()[j], bounds, x.spread);
      copied[j] = maximum.winner();
      if (copied[j] >= 0) {
        center[j] = x.center[copied[j]];
        remainder[j] = x.remainder[copied[j]];
        continue;
      }
      center[j] = 0.5 * maximum.lower() + 0.5 * maximum.upper();
      double error = Relaxation.halfWidth(maximum.lower(), maximum.upper(), center[j]);
      boolean symbol = mode == Symbols.FRESH && maximum.reached();
      remainder[j] = symbol ? 0 : error;
      fresh[j] = symbol ? error : 0;
      freshCount += symbol ? 1 : 0;
    }
    long[] symbols = Arrays.copyOf(x.symbols, p + freshCount);
    double[] generators = new double[Math.multiplyExact(p + freshCount, m)];
    copyColumns(x, copied, generators);
    int row = p;
    for (int j = 0; j < m; j++) {
      if (fresh[j] != 0) {
        generators[row * m + j] = fresh[j];
        symbols[row++] = SymbolNumber.of(value, pooled.outputs()[j]);
      }
    }
    double[] spread = Spread.of(generators, p + freshCount, m, kernels);
    return new Zonotope(center, generators, remainder, symbols, spread);
  }

  private static void copyColumns(Zonotope x, int[] copied, double[] generators) {
    int n = x.dimension();
    int m = copied.length;
    for (int row = 0; row < x.symbolCount(); row++) {
      for (int j = 0; j < m; j++) {
        generators[row * m + j] = copied[j] < 0 ? 0 : x.generators[row * n + copied[j]];
      }
    }
  }
}
