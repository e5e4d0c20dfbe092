package fanc.approx;

import fanc.networks.Shape;
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
public record MagnitudePruning(List<BigDecimal> fractions, Scope scope) implements Approximation {

  /**
   * Copies the fractions without trailing zeros.
   *
   * @throws IllegalArgumentException if there is none, one is outside 0 to 1, or they do not grow
   */
  public MagnitudePruning {
    Objects.requireNonNull(scope, "scope");
    fractions = fractions.stream().map(BigDecimal::stripTrailingZeros).toList();
    if (fractions.isEmpty()) {
      throw new IllegalArgumentException("pruning needs at least one fraction");
    }
    BigDecimal before = BigDecimal.ZERO;
    for (BigDecimal fraction : fractions) {
      if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "pruning fraction " + fraction.toPlainString() + " is not from 0 to 1");
      }
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
    String percents =
        fractions.stream()
            .map(fraction -> fraction.movePointRight(2).stripTrailingZeros().toPlainString())
            .collect(Collectors.joining("-"));
    return "prune" + percents + (scope == Scope.DENSE ? "" : "-all");
  }

  @Override
  public float[] apply(float[] weights, Shape shape, int outputAxis) {
    float[] pruned = weights;
    for (BigDecimal fraction : fractions) {
      pruned = MagnitudeCutoff.prune(pruned, fraction);
    }
    return pruned;
  }
}
