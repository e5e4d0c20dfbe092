package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.Objects;

/**
 * Snaps each weight to one of the two levels around it, at random, so that the expected value is
 * the weight. Levels as {@link IntQuantization} has them when it rounds to nearest.
 *
 * @param bits B, from 2 to 16
 * @param scope which weights
 * @param granularity which weights share a step
 * @param seed decides the draws, together with the name of the tensor
 */
public record StochasticQuantization(int bits, Scope scope, Granularity granularity, long seed)
    implements LayerRule {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the bits are outside 2 to 16
   */
  public StochasticQuantization {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(granularity, "granularity");
    IntegerLevels.requireBits(bits);
  }

  @Override
  public String name() {
    return "int"
        + bits
        + "-stochastic"
        + (scope == Scope.DENSE ? "" : "-all")
        + (granularity == Granularity.TENSOR ? "" : "-channel")
        + "-seed"
        + seed;
  }

  @Override
  public float[] apply(WeightTensor tensor) throws ApproximationException {
    return IntegerLevels.stochastic(
        tensor.values(), bits, granularity.channels(tensor), Draws.of(seed, tensor.name()));
  }
}
