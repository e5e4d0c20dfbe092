package fanc.templates.transfer;

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

/** What can have become of a parent's weights. */
enum ChildKind {
  /** Eleven significant bits. */
  HALF_PRECISION {
    @Override
    DoubleUnaryOperator change(double largest, Random random) {
      return w -> {
        int exponent = Math.getExponent(w);
        return Math.scalb(Math.rint(Math.scalb(w, 10 - exponent)), exponent - 10);
      };
    }
  },
  /** At most 255 values in each tensor, multiples of one number. */
  LEVELS {
    @Override
    DoubleUnaryOperator change(double largest, Random random) {
      double step = largest / 127;
      return w -> step == 0 ? w : (float) (Math.rint(w / step) * step);
    }
  },
  /** Small weights are gone. */
  PRUNED {
    @Override
    DoubleUnaryOperator change(double largest, Random random) {
      double threshold = .5 * random.nextDouble() * largest;
      return w -> Math.abs(w) < threshold ? 0 : w;
    }
  },
  /** Each weight moved by the same size, or one up to a fifth of the largest. */
  NOISE {
    @Override
    DoubleUnaryOperator change(double largest, Random random) {
      double size = .2 * largest * Math.pow(10, -random.nextInt(7));
      return w -> (float) (w + size * (2 * random.nextDouble() - 1));
    }
  },
  /** Moved by so little that a ball around the parent may hold it. */
  IN_A_BALL {
    @Override
    DoubleUnaryOperator change(double largest, Random random) {
      double size = largest * Math.pow(2, -8 - random.nextInt(10));
      return w -> w + size * (2 * random.nextDouble() - 1);
    }
  },
  /** No child at all: the same architecture with other weights. */
  STRANGER {
    @Override
    DoubleUnaryOperator change(double largest, Random random) {
      return w -> (float) (largest * random.nextGaussian());
    }
  };

  /**
   * Returns what becomes of the entries of one tensor.
   *
   * @param largest largest absolute entry
   */
  abstract DoubleUnaryOperator change(double largest, Random random);

  static ChildKind any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  /**
   * Returns a network of this kind. Some ops of a true child stay as they are; now and then weights
   * are declared to have gone through a rounding, which leaves the stored ones a possibility.
   */
  Network of(Network parent, Random random) {
    double unchanged = this == STRANGER || this == IN_A_BALL ? 0 : .3;
    int roundings = this != IN_A_BALL && random.nextInt(6) == 0 ? 1 : 0;
    List<Step> steps = new ArrayList<>();
    for (Step step : parent.steps()) {
      Op op = random.nextDouble() < unchanged ? step.op() : of(step.op(), roundings, random);
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(parent.name(0), parent.inputShape(), steps);
  }

  private Op of(Op op, int roundings, Random random) {
    if (op instanceof Affine affine) {
      return new Affine(of(affine.weight(), random), of(affine.bias(), random), roundings);
    }
    if (op instanceof Conv2d c) {
      return new Conv2d(c.window(), of(c.weight(), random), of(c.bias(), random), c.groups());
    }
    if (this == IN_A_BALL) {
      return op;
    }
    if (op instanceof Scale scale) {
      return Scale.exact(of(scale.scale(), random), of(scale.shift(), random));
    }
    return op instanceof LeakyRelu leaky ? new LeakyRelu(of(leaky.slope(), random)) : op;
  }

  private Tensor of(Tensor tensor, Random random) {
    double largest = Arrays.stream(tensor.toArray()).map(Math::abs).max().orElse(0);
    DoubleUnaryOperator change = change(largest, random);
    return Tensor.of(tensor.shape(), Arrays.stream(tensor.toArray()).map(change).toArray());
  }
}
