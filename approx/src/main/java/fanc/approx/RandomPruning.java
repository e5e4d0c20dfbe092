package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
    List<boolean[]> zeroed = mask(tensors);
    List<float[]> pruned = new ArrayList<>();
    for (int t = 0; t < tensors.size(); t++) {
      float[] weights = tensors.get(t).values();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = zeroed.get(t)[i] ? 0f : weights[i];
      }
      pruned.add(weights);
    }
    return pruned;
  }

  /**
   * Returns which weights become zero.
   *
   * @return one array for each tensor, with as many entries
   */
  List<boolean[]> mask(List<WeightTensor> tensors) throws ApproximationException {
    if (extent == Extent.GLOBAL) {
      return globalMask(tensors);
    }
    List<boolean[]> masks = new ArrayList<>();
    for (WeightTensor tensor : tensors) {
      masks.add(draw(tensor.shape().size(), tensor.name()));
    }
    return masks;
  }

  private List<boolean[]> globalMask(List<WeightTensor> tensors) throws ApproximationException {
    boolean[] all = draw(Joined.size(tensors), ALL_TENSORS);
    List<boolean[]> masks = new ArrayList<>();
    int at = 0;
    for (WeightTensor tensor : tensors) {
      int end = at + tensor.shape().size();
      masks.add(Arrays.copyOfRange(all, at, end));
      at = end;
    }
    return masks;
  }

  private boolean[] draw(int n, String tensor) {
    boolean[] zeroed = new boolean[n];
    for (int i : Draws.choose(Fraction.of(fraction, n), n, Draws.of(seed, tensor))) {
      zeroed[i] = true;
    }
    return zeroed;
  }
}
