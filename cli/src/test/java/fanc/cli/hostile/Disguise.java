package fanc.cli.hostile;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Other ops that compute exactly what a chain of affine maps and rectifiers does. */
public enum Disguise {
  /** Affine maps but the last as convolutions of images of one pixel. */
  CONVOLUTIONS {
    @Override
    public Network of(Network chain) {
      List<Step> steps = new ArrayList<>();
      int last = chain.output() - (chain.step(chain.output()).op() instanceof Relu ? 1 : 0);
      for (int v = 1; v <= chain.output(); v++) {
        Step step = chain.step(v);
        if (v == last) {
          int size = v == 1 ? chain.inputShape().size() : chain.step(v - 1).shape().size();
          add(steps, new Reshape(), Shape.of(1, size), steps.size());
        }
        boolean image = v < last;
        Shape shape = image ? pixel(step.shape().size()) : step.shape();
        add(steps, image ? convolution(step.op()) : step.op(), shape, steps.size());
      }
      return new Network("x", pixel(chain.inputShape().size()), steps);
    }
  },
  /** Each affine map as the sum of one with its positive weights and one with its negative. */
  SUMS {
    @Override
    public Network of(Network chain) {
      List<Step> steps = new ArrayList<>();
      for (Step step : chain.steps()) {
        int value = steps.size();
        if (step.op() instanceof Affine affine) {
          add(steps, part(affine, w -> Math.max(0, w), b -> b), step.shape(), value);
          add(steps, part(affine, w -> Math.min(0, w), b -> 0), step.shape(), value);
          add(steps, new Add(), step.shape(), value + 1, value + 2);
        } else {
          add(steps, step.op(), step.shape(), value);
        }
      }
      return new Network("x", chain.inputShape(), steps);
    }
  };

  /** Returns the network in disguise; it has the same real-valued function. */
  public abstract Network of(Network chain);

  private static void add(List<Step> steps, Op op, Shape shape, Integer... inputs) {
    String name = "v" + (steps.size() + 1);
    steps.add(new Step(op, List.of(inputs), name, op.getClass().getSimpleName(), shape));
  }

  private static Shape pixel(int channels) {
    return Shape.of(1, channels, 1, 1);
  }

  private static Op convolution(Op op) {
    if (!(op instanceof Affine affine)) {
      return op;
    }
    int n = affine.inputs();
    int m = affine.outputs();
    double[] weight = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        weight[j * n + i] = affine.weight().get(i * m + j);
      }
    }
    Window window = new Window(n, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1);
    return new Conv2d(window, Tensor.of(Shape.of(m, n, 1, 1), weight), affine.bias(), 1);
  }

  private static Affine part(
      Affine affine, DoubleUnaryOperator weights, DoubleUnaryOperator biases) {
    double[] weight = Arrays.stream(affine.weight().toArray()).map(weights).toArray();
    double[] bias = Arrays.stream(affine.bias().toArray()).map(biases).toArray();
    return Affine.exact(Tensor.of(affine.weight().shape(), weight), Tensor.vector(bias));
  }
}
