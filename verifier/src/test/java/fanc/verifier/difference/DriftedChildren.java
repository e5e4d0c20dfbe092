package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Children of a network: quantised, pruned, disturbed, or with other weights altogether. */
final class DriftedChildren {
  private DriftedChildren() {}

  /** Returns a child of a kind chosen at random; some of its ops stay as they are. */
  static Network of(Network parent, Random random) {
    double step = Math.pow(2, -2 - random.nextInt(8));
    double size = Math.pow(10, -random.nextInt(7));
    double threshold = random.nextDouble();
    DoubleUnaryOperator drift =
        switch (random.nextInt(4)) {
          case 0 -> w -> Math.rint(w / step) * step;
          case 1 -> w -> Math.abs(w) < threshold ? 0 : w;
          case 2 -> w -> (float) (w + size * random.nextGaussian());
          default -> w -> (float) (w * (1 + size * random.nextGaussian()));
        };
    return mapped(parent, drift, random, 0.3);
  }

  /** Returns a network of the same architecture that has nothing else in common. */
  static Network stranger(Network parent, Random random) {
    return mapped(parent, w -> (float) random.nextGaussian(), random, 0);
  }

  /** Maps the parameters of every op, but for a share of ops that stay as they are. */
  static Network mapped(
      Network parent, DoubleUnaryOperator map, Random random, double shareUnchanged) {
    List<Step> steps = new ArrayList<>();
    for (Step step : parent.steps()) {
      Op op = random.nextDouble() < shareUnchanged ? step.op() : mapped(step.op(), map);
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(parent.name(0), parent.inputShape(), steps);
  }

  private static Op mapped(Op op, DoubleUnaryOperator map) {
    if (op instanceof Affine affine) {
      return Affine.exact(mapped(affine.weight(), map), mapped(affine.bias(), map));
    }
    if (op instanceof Conv2d conv) {
      Tensor weight = mapped(conv.weight(), map);
      return new Conv2d(conv.window(), weight, mapped(conv.bias(), map), conv.groups());
    }
    if (op instanceof Scale scale) {
      return Scale.exact(mapped(scale.scale(), map), mapped(scale.shift(), map));
    }
    return op instanceof LeakyRelu leaky ? new LeakyRelu(mapped(leaky.slope(), map)) : op;
  }

  private static Tensor mapped(Tensor tensor, DoubleUnaryOperator map) {
    double[] values = Arrays.stream(tensor.toArray()).map(map).toArray();
    return Tensor.of(tensor.shape(), values);
  }
}
