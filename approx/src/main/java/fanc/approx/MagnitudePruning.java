package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Sets the weights of least magnitude of each tensor to zero. Steps are applied one after the other
 * to the same tensor, zeros of earlier steps included, so with growing fractions only the last one
 * matters.
 *
 * @param fractions share of the weights that becomes zero, step by step; each from 0 to 1, growing
 * @param scope which weights
 */
public record MagnitudePruning(List<BigDecimal> fractions, Scope scope) implements LayerRule {

  /**
   * Copies the fractions without trailing zeros.
   *
   * @throws IllegalArgumentException if there is none, one is outside 0 to 1, or they do not grow
   */
  public MagnitudePruning {
    Objects.requireNonNull(scope, "scope");
    fractions = fractions.stream().map(Fraction::checked).toList();
    if (fractions.isEmpty()) {
      throw new IllegalArgumentException("pruning needs at least one fraction");
    }
    BigDecimal before = BigDecimal.ZERO;
    for (BigDecimal fraction : fractions) {
      if (fraction.compareTo(before) < 0) {
        throw new IllegalArgumentException("pruning fractions " + fractions + " do not grow");
      }
      before = fraction;
    }
  }

  /** Returns the paper's rule: fully connected layers only, fractions as decimals. */
  public static MagnitudePruning paper(String... fractions) {
    return new MagnitudePruning(
        Arrays.stream(fractions).map(BigDecimal::new).toList(), Scope.DENSE);
  }

  @Override
  public String name() {
    String percents = fractions.stream().map(Fraction::percent).collect(Collectors.joining("-"));
    return "prune" + percents + (scope == Scope.DENSE ? "" : "-all");
  }

  @Override
  public float[] apply(WeightTensor tensor) {
    float[] pruned = tensor.values();
    for (BigDecimal fraction : fractions) {
      pruned = MagnitudeCutoff.prune(pruned, fraction);
    }
    return pruned;
  }
}
