package fanc.cli.hostile;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cases whose parameters are float32 numbers, as those of a network that is deployed. */
final class SingleParameters {
  private SingleParameters() {}

  /** Returns the case with rounded parameters and its truth; empty if one is too large. */
  static Optional<HostileCase> of(HostileCase one) {
    Network network = rounded(one.network());
    if (!isFinite(network)) {
      return Optional.empty();
    }
    double[] x = one.point().toArray();
    return Optional.of(
        new HostileCase(
                one.family(),
                one.name(),
                network,
                List.of(),
                one.regions(),
                one.constraint(),
                one.point(),
                ExactMargin.at(network, one.constraint(), x).signum() <= 0,
                Optional.empty())
            .withSingle());
  }

  private static boolean isFinite(Network network) {
    return network.steps().stream()
        .filter(step -> step.op() instanceof Affine)
        .map(step -> (Affine) step.op())
        .allMatch(op -> isFinite(op.weight()) && isFinite(op.bias()));
  }

  private static boolean isFinite(Tensor tensor) {
    return Arrays.stream(tensor.toArray()).allMatch(Double::isFinite);
  }

  private static Network rounded(Network network) {
    List<Step> steps = new ArrayList<>();
    for (Step step : network.steps()) {
      Op op = step.op();
      if (op instanceof Affine affine) {
        op = Affine.exact(rounded(affine.weight()), rounded(affine.bias()));
      }
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(network.name(0), network.inputShape(), steps);
  }

  private static Tensor rounded(Tensor tensor) {
    double[] values = tensor.toArray();
    Arrays.setAll(values, i -> (float) values[i]);
    return Tensor.of(tensor.shape(), values);
  }
}
