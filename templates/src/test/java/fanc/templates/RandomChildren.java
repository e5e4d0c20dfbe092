package fanc.templates;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Children of a network: the same architecture with slightly other weights. */
public final class RandomChildren {
  private RandomChildren() {}

  /** Returns the network with every weight multiplied by a factor within {@code drift} of 1. */
  public static Network of(Network parent, Random random, double drift) {
    List<Step> steps = new ArrayList<>();
    for (Step step : parent.steps()) {
      Op op = drifted(step.op(), random, drift);
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(parent.name(0), parent.inputShape(), steps);
  }

  private static Op drifted(Op op, Random random, double drift) {
    if (op instanceof Affine affine) {
      return Affine.exact(drifted(affine.weight(), random, drift), affine.bias());
    }
    if (op instanceof Conv2d conv) {
      Tensor weight = drifted(conv.weight(), random, drift);
      return new Conv2d(conv.window(), weight, conv.bias(), conv.groups());
    }
    return op;
  }

  private static Tensor drifted(Tensor tensor, Random random, double drift) {
    double[] values = tensor.toArray();
    Arrays.setAll(values, i -> (float) (values[i] * (1 + drift * (2 * random.nextDouble() - 1))));
    return Tensor.of(tensor.shape(), values);
  }
}
