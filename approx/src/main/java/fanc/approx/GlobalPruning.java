package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Sets the weights of least magnitude of all tensors together to zero: one threshold for the whole
 * network, the quantile that {@link MagnitudePruning} takes for each tensor.
 *
 * @param fraction share of all weights in the scope that becomes zero, from 0 to 1
 * @param scope which weights
 */
public record GlobalPruning(BigDecimal fraction, Scope scope) implements WeightRule {

  /**
   * Drops trailing zeros of the fraction.
   *
   * @throws IllegalArgumentException if the fraction is outside 0 to 1
   */
  public GlobalPruning {
    Objects.requireNonNull(scope, "scope");
    fraction = Fraction.checked(fraction);
  }

  @Override
  public String name() {
    return "prune" + Fraction.percent(fraction) + "-global" + (scope == Scope.DENSE ? "" : "-all");
  }

  @Override
  public List<float[]> apply(List<WeightTensor> tensors) throws ApproximationException {
    return Joined.split(MagnitudeCutoff.prune(Joined.of(tensors), fraction), tensors);
  }
}
