package fanc.checker;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.LeakyRelu;
import fanc.networks.MaxPool;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Tanh;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.HalfSpace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What ops and half-spaces compute, as mappings. An op that is not listed here is refused. */
final class Mappings {
  private static final Linear.Entry NONE = (j, term) -> 0;

  private Mappings() {}

  /**
   * Returns the mapping of an op.
   *
   * @param inputs number of coordinates of all operands
   * @param outputs number of coordinates of the result
   */
  static Mapping of(Op op, int inputs, int outputs) {
    if (op instanceof Affine affine) {
      double[] weights = affine.weight().shared();
      double[] bias = affine.bias().shared();
      int roundings = affine.roundings();
      double[] errors = roundings == 0 ? null : errors(weights, roundings);
      return Linear.dense(weights, errors, bias, errors(bias, roundings));
    } else if (op instanceof Conv2d conv) {
      return convolution(conv);
    } else if (op instanceof AveragePool pool) {
      return average(pool, inputs, outputs);
    } else if (op instanceof MaxPool pool) {
      int[][] windows = new int[outputs][];
      Arrays.setAll(windows, j -> inside(taps(pool.window(), j, j / pool.window().positions(), 1)));
      return new Maxima(inputs, windows);
    } else if (op instanceof Scale scale) {
      return Linear.sparse(
          inputs,
          j -> new int[] {j},
          (j, term) -> scale.scale().get(j),
          (j, term) -> scale.scaleError().get(j),
          scale.shift().shared(),
          scale.shiftError().shared());
    } else if (op instanceof Add) {
      double[] none = new double[outputs];
      return Linear.sparse(
          inputs, j -> new int[] {j, outputs + j}, (j, term) -> 1, NONE, none, none);
    }
    return copyOrCurve(op, inputs, outputs);
  }

  private static Mapping copyOrCurve(Op op, int inputs, int outputs) {
    if (op instanceof Concat || op instanceof Reshape) {
      return Linear.copying(inputs, IntStream.range(0, outputs).toArray());
    } else if (op instanceof Select select) {
      return Linear.copying(inputs, select.sources().stream().mapToInt(i -> i).toArray());
    } else if (op instanceof Relu) {
      return new Curve.Rectifier(Tensor.zeros(outputs));
    } else if (op instanceof LeakyRelu leaky) {
      return new Curve.Rectifier(leaky.slope());
    } else if (op instanceof Clip clip) {
      return new Curve.Clipping(clip.lower(), clip.upper());
    } else if (op instanceof Sigmoid || op instanceof Tanh) {
      return new Curve.Sigmoidal(op instanceof Tanh);
    }
    throw new NotEstablished(
        "op " + op.getClass().getSimpleName() + " is not one the checker knows");
  }

  /** Returns gamma(roundings) of each magnitude, upward. */
  private static double[] errors(double[] values, int roundings) {
    double gamma = Rounding.gamma(roundings);
    return Arrays.stream(values)
        .map(x -> roundings == 0 || x == 0 ? 0 : Math.nextUp(gamma * Math.abs(x)))
        .toArray();
  }

  private static Linear convolution(Conv2d op) {
    Window window = op.window();
    int channels = window.channels() / op.groups();
    int run = op.outChannels() / op.groups();
    double[] bias = new double[op.outChannels() * window.positions()];
    Arrays.setAll(bias, j -> op.bias().get(j / window.positions()));
    int taps = channels * window.kernelSize();
    return Linear.sparse(
        window.inputSize(),
        j -> taps(window, j, j / window.positions() / run * channels, channels),
        (j, tap) -> op.weight().get(j / window.positions() * taps + tap),
        NONE,
        bias,
        new double[bias.length]);
  }

  /** One over the count is rounded once, which is allowed for. */
  private static Linear average(AveragePool op, int inputs, int outputs) {
    Window window = op.window();
    double[] none = new double[outputs];
    double[] shares = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      int count = inside(taps(window, j, j / window.positions(), 1)).length;
      shares[j] = 1.0 / (op.countPadding() ? window.kernelSize() : count);
    }
    return Linear.sparse(
        inputs,
        j -> taps(window, j, j / window.positions(), 1),
        (j, tap) -> shares[j],
        NONE,
        none,
        none);
  }

  /** Returns what output j reads of a run of channels, -1 for padding. */
  private static int[] taps(Window window, int j, int first, int channels) {
    int position = j % window.positions();
    int[] taps = new int[channels * window.kernelSize()];
    for (int tap = 0; tap < taps.length; tap++) {
      int offset = tap % window.kernelSize();
      taps[tap] =
          window.source(
              first + tap / window.kernelSize(),
              position / window.outWidth(),
              position % window.outWidth(),
              offset / window.kernelWidth(),
              offset % window.kernelWidth());
    }
    return taps;
  }

  private static int[] inside(int[] taps) {
    return Arrays.stream(taps).filter(i -> i >= 0).toArray();
  }

  /** Returns {@code normal . y - offset} for each row. */
  static Linear margins(int outputs, List<HalfSpace> rows) {
    double[] identity = new double[outputs * outputs];
    IntStream.range(0, outputs).forEach(k -> identity[k * outputs + k] = 1);
    Tensor weight = Tensor.of(fanc.networks.Shape.of(outputs, outputs), identity);
    return margins(Affine.exact(weight, Tensor.zeros(outputs)), rows);
  }

  /**
   * Returns {@code normal . (x W + b) - offset} for each row. An entry is a sum of at most as many
   * products as there are outputs, the constant has one term more; with factors that went through r
   * roundings together each is within gamma(outputs + r + 2) of the sum of magnitudes.
   */
  static Linear margins(Affine affine, List<HalfSpace> rows) {
    int n = affine.inputs();
    int outputs = affine.outputs();
    int m = rows.size();
    double[] weights = new double[n * m];
    double[] errors = new double[n * m];
    double[] bias = new double[m];
    double[] biasErrors = new double[m];
    for (int j = 0; j < m; j++) {
      HalfSpace row = rows.get(j);
      double gamma = Rounding.gamma(outputs + affine.roundings() + row.roundings() + 2L);
      for (int i = 0; i <= n; i++) {
        double[] from = i < n ? affine.weight().shared() : affine.bias().shared();
        double sum = i < n ? 0 : -row.offset();
        double magnitude = Math.abs(sum);
        for (int k = 0; k < outputs; k++) {
          double product = row.normal(k) * from[(i < n ? i * outputs : 0) + k];
          sum += product;
          magnitude += Math.abs(product);
        }
        boolean last = i == n;
        (last ? bias : weights)[last ? j : i * m + j] = sum;
        double error = Rounding.up(gamma * magnitude, outputs + 4L) + Rounding.TINY;
        (last ? biasErrors : errors)[last ? j : i * m + j] = magnitude == 0 ? 0 : error;
      }
    }
    return Linear.dense(weights, errors, bias, biasErrors);
  }
}
