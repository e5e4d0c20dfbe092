package fanc.verifier;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.Evaluation;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.List;

/** What a network computes in float32, op by op, in one way that hardware may. */
final class DeployedRun {
  private final Network network;
  private final SingleArithmetic arithmetic;
  private final List<float[]> values = new ArrayList<>();

  private DeployedRun(Network network, SingleArithmetic arithmetic) {
    this.network = network;
    this.arithmetic = arithmetic;
  }

  /** Returns all values, the rounded input first. */
  static List<float[]> values(Network network, double[] point, SingleArithmetic arithmetic) {
    DeployedRun run = new DeployedRun(network, arithmetic);
    float[] input = new float[point.length];
    for (int i = 0; i < input.length; i++) {
      input[i] = arithmetic.rounded(point[i]);
    }
    run.values.add(input);
    for (int v = 1; v <= network.output(); v++) {
      run.values.add(run.value(network.step(v)));
    }
    return run.values;
  }

  private float[] value(Step step) {
    float[] x = values.get(step.inputs().get(0));
    Op op = step.op();
    float[] y =
        op instanceof Affine affine
            ? affine(affine, x)
            : op instanceof Conv2d convolution
                ? convolution(convolution, x)
                : op instanceof AveragePool pool ? average(pool, x) : entrywise(step, x);
    for (int i = 0; i < y.length; i++) {
      y[i] = arithmetic.kept(y[i]);
    }
    return y;
  }

  private float[] entrywise(Step step, float[] x) {
    Op op = step.op();
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      if (op instanceof Scale scale) {
        float product = arithmetic.product((float) scale.scale().get(i), x[i]);
        y[i] = arithmetic.sum(product, (float) scale.shift().get(i));
      } else if (op instanceof Add) {
        y[i] = arithmetic.sum(x[i], values.get(step.inputs().get(1))[i]);
      } else if (op instanceof LeakyRelu leaky) {
        y[i] = x[i] >= 0 ? x[i] : arithmetic.product((float) leaky.slope().get(i), x[i]);
      } else {
        return op instanceof Concat ? joined(step) : exact(step, x);
      }
    }
    return y;
  }

  private float[] joined(Step step) {
    float[] y = new float[step.shape().size()];
    int at = 0;
    for (int input : step.inputs()) {
      float[] part = values.get(input);
      System.arraycopy(part, 0, y, at, part.length);
      at += part.length;
    }
    return y;
  }

  /** Ops without any rounding have one result. */
  private float[] exact(Step step, float[] x) {
    Step alone = new Step(step.op(), List.of(0), step.name(), step.origin(), step.shape());
    int read = step.inputs().get(0);
    Network one =
        new Network(
            "x", read == 0 ? network.inputShape() : network.step(read).shape(), List.of(alone));
    return Evaluation.evaluateFloat(one, x);
  }

  private float[] affine(Affine op, float[] x) {
    int m = op.outputs();
    float[] y = new float[m];
    for (int j = 0; j < m; j++) {
      float[] w = new float[x.length];
      for (int i = 0; i < w.length; i++) {
        w[i] = (float) op.weight().get(i * m + j);
      }
      y[j] = arithmetic.products(w, x.clone(), (float) op.bias().get(j));
    }
    return y;
  }

  private float[] convolution(Conv2d op, float[] x) {
    Window window = op.window();
    int taps = op.filterSize();
    int channels = taps / window.kernelSize();
    float[] y = new float[op.outChannels() * window.positions()];
    for (int j = 0; j < y.length; j++) {
      int filter = j / window.positions();
      int group = filter / (op.outChannels() / op.groups());
      float[] w = new float[taps];
      float[] in = new float[taps];
      for (int tap = 0; tap < taps; tap++) {
        int channel = group * channels + tap / window.kernelSize();
        int source = source(window, channel, j % window.positions(), tap % window.kernelSize());
        w[tap] = (float) op.weight().get(filter * taps + tap);
        in[tap] = source < 0 ? 0 : x[source];
      }
      y[j] = arithmetic.products(w, in, (float) op.bias().get(filter));
    }
    return y;
  }

  private float[] average(AveragePool op, float[] x) {
    Window window = op.window();
    float[] y = new float[window.channels() * window.positions()];
    for (int j = 0; j < y.length; j++) {
      List<Float> read = new ArrayList<>();
      for (int tap = 0; tap < window.kernelSize(); tap++) {
        int source = source(window, j / window.positions(), j % window.positions(), tap);
        if (source >= 0) {
          read.add(x[source]);
        }
      }
      float[] terms = new float[read.size()];
      for (int i = 0; i < terms.length; i++) {
        terms[i] = read.get(i);
      }
      int count = op.countPadding() ? window.kernelSize() : terms.length;
      y[j] = arithmetic.quotient(arithmetic.sums(terms), count);
    }
    return y;
  }

  private static int source(Window window, int channel, int position, int tap) {
    return window.source(
        channel,
        position / window.outWidth(),
        position % window.outWidth(),
        tap / window.kernelWidth(),
        tap % window.kernelWidth());
  }
}
