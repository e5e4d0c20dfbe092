package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Sets {@code floor(fraction n)} of n weights to zero, each choice as likely as another. The choice
 * depends on the seed, n and the tensor's name, not on the weights, so pruning twice is pruning
 * once.
 *
 * @param fraction share of the weights that becomes zero, from 0 to 1
 * @param extent whether n counts one tensor or all
 * @param scope which weights
 * @param seed decides the choice
 */
public record RandomPruning(BigDecimal fraction, Extent extent, Scope scope, long seed)
    implements WeightRule {
  private static final String ALL_TENSORS = "";

  /**
   * Drops trailing zeros of the fraction.
   *
   * @throws IllegalArgumentException if the fraction is outside 0 to 1
   */
  public RandomPruning {
    Objects.requireNonNull(extent, "extent");
    Objects.requireNonNull(scope, "scope");
    fraction = Fraction.checked(fraction);
  }

  @Override
  public String name() {
    return "random"
        + Fraction.percent(fraction)
        + (extent == Extent.GLOBAL ? "-global" : "")
        + (scope == Scope.DENSE ? "" : "-all")
        + "-seed"
        + seed;
  }

  @Override
  public List<float[]> apply(List<WeightTensor> tensors) throws ApproximationException {
    if (extent == Extent.GLOBAL) {
      return Joined.split(prune(Joined.of(tensors), Draws.of(seed, ALL_TENSORS)), tensors);
    }
    List<float[]> pruned = new ArrayList<>();
    for (WeightTensor tensor : tensors) {
      pruned.add(prune(tensor.values(), Draws.of(seed, tensor.name())));
    }
    return pruned;
  }

  private float[] prune(float[] weights, SplittableRandom random) {
    for (int i : Draws.choose(Fraction.of(fraction, weights.length), weights.length, random)) {
      weights[i] = 0f;
    }
    return weights;
  }
}
