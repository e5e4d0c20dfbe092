package fanc.verifier.backward;

import fanc.networks.Conv2d;
import fanc.networks.Window;
import fanc.verifier.Intervals;
import fanc.verifier.Rounding;
import fanc.verifier.domain.GroupedConvolution;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * Rows of a convolution's outputs become rows of its inputs: the transposed convolution, any
 * stride, dilation and padding, group by group.
 *
 * <p>The coefficients that one output position has in all filters are one vector; those vectors of
 * all rows that are not zero, stacked, are multiplied with the weights, filters x taps, and each
 * tap's result is added to the input that the position reads through it. So a row of which only a
 * few positions are left costs only these.
 *
 * <p>An input's coefficient is a sum of at most filters x kernel size products, k of them: with
 * {@code q = v * |W|}, the convolution of the magnitudes, a row loses {@code gamma(k+2) |A| (q +
 * |b|)}.
 *
 * <p><b>Direction.</b> Exact in real arithmetic.
 */
final class ConvolutionPullback implements Pullback {
  /** Products of positions and taps that are held at a time. */
  private static final int MOST_HELD = 1 << 18;

  private final Conv2d op;
  private final Window window;
  private final int filters;
  private final int taps;
  private final Offsets offsets;
  private final Kernels kernels;

  ConvolutionPullback(Conv2d op, Intervals x, Kernels kernels) {
    this.op = op;
    this.window = op.groupWindow();
    this.filters = op.outChannels() / op.groups();
    this.taps = op.filterSize();
    this.kernels = kernels;
    double[] v = Magnitudes.of(x);
    double[] error = new GroupedConvolution(op).convolveAbsolute(v, kernels);
    double[] bias = new double[error.length];
    long terms = (long) filters * window.kernelSize() + 2;
    double gamma = Rounding.gamma(terms);
    double inflate = Rounding.inflate(taps + 4L);
    double underflow = (taps + 4.0) * Rounding.UNDERFLOW;
    for (int j = 0; j < error.length; j++) {
      bias[j] = op.bias().get(j / window.positions());
      error[j] = gamma * ((error[j] + Math.abs(bias[j])) * inflate + underflow);
    }
    this.offsets = Offsets.of(bias, error, Magnitudes.underflow(v, terms));
  }

  @Override
  public double[][] pull(double[] rows, int count, double[] constants) {
    offsets.charge(rows, count, constants);
    double[] result = new double[Math.multiplyExact(count, op.window().inputSize())];
    for (int group = 0; group < op.groups(); group++) {
      pull(group, rows, count, result);
    }
    return new double[][] {result};
  }

  private void pull(int group, double[] rows, int count, double[] result) {
    int size = filters * taps;
    double[] all = op.weight().shared();
    double[] weight =
        op.groups() == 1 ? all : Arrays.copyOfRange(all, group * size, (group + 1) * size);
    int most = Math.max(1, MOST_HELD / taps);
    Held held = new Held(new int[most], new int[most], new double[most * filters]);
    double[] products = new double[most * taps];
    int width = op.outChannels() * window.positions();
    int taken = 0;
    for (int row = 0; row < count; row++) {
      for (int position = 0; position < window.positions(); position++) {
        int first = row * width + group * filters * window.positions() + position;
        if (held.take(taken, rows, first, window.positions(), filters)) {
          held.rows[taken] = row;
          held.positions[taken++] = position;
        }
        if (taken == most) {
          scatter(held, taken, weight, products, group, result);
          taken = 0;
        }
      }
    }
    scatter(held, taken, weight, products, group, result);
  }

  /** Vectors of coefficients, with the row and the position each belongs to. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Held(int[] rows, int[] positions, double[] vectors) {
    /** Copies a vector to place k; returns whether it is not zero. */
    private boolean take(int k, double[] from, int first, int stride, int length) {
      boolean nonzero = false;
      for (int f = 0; f < length; f++) {
        double a = from[first + f * stride];
        vectors[k * length + f] = a;
        nonzero |= a != 0;
      }
      return nonzero;
    }
  }

  private void scatter(
      Held held, int size, double[] weight, double[] products, int group, double[] result) {
    kernels.multiply(held.vectors, weight, products, size, filters, taps);
    int inputs = op.window().inputSize();
    for (int k = 0; k < size; k++) {
      int base = held.rows[k] * inputs + group * window.inputSize();
      int oy = held.positions[k] / window.outWidth();
      int ox = held.positions[k] % window.outWidth();
      int at = k * taps;
      for (int block = 0; block < taps / window.kernelWidth(); block++) {
        int channel = block / window.kernelHeight();
        int ky = block % window.kernelHeight();
        int y = oy * window.strideHeight() + ky * window.dilationHeight() - window.padTop();
        if (y >= 0 && y < window.height()) {
          int line = base + (channel * window.height() + y) * window.width();
          add(products, at, ox * window.strideWidth() - window.padLeft(), result, line);
        }
        at += window.kernelWidth();
      }
    }
  }

  /** Adds the products of one kernel row to the inputs it reads, from column {@code x} on. */
  private void add(double[] products, int at, int x, double[] result, int line) {
    int step = window.dilationWidth();
    for (int kx = 0; kx < window.kernelWidth(); kx++) {
      int column = x + kx * step;
      if (column >= 0 && column < window.width()) {
        result[line + column] += products[at + kx];
      }
    }
  }
}
