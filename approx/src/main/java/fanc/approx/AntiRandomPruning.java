package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sets to zero exactly the weights that {@link RandomPruning} of the same components keeps, and
 * keeps those that it sets to zero: of n weights the partner zeroes {@code floor(fraction n)}, this
 * rule the other {@code n - floor(fraction n)}. Every weight of the parent is in exactly one of the
 * two children, so that their weights add up to the parent's. At a fraction of one half both have
 * the same number; where n is odd the partner keeps one weight more.
 *
 * <p>Source: Whitaker and Whitley, Prune and tune ensembles, AAAI 2022, anti-random pruning; after
 * Malaiya, Antirandom testing, ISSRE 1995.
 *
 * @param fraction share of the weights that is zero in the partner, from 0 to 1
 * @param extent whether n counts one tensor or all
 * @param scope which weights
 * @param seed decides the choice
 */
public record AntiRandomPruning(BigDecimal fraction, Extent extent, Scope scope, long seed)
    implements WeightRule {

  /**
   * Drops trailing zeros of the fraction.
   *
   * @throws IllegalArgumentException if the fraction is outside 0 to 1
   */
  public AntiRandomPruning {
    Objects.requireNonNull(extent, "extent");
    Objects.requireNonNull(scope, "scope");
    fraction = Fraction.checked(fraction);
  }

  /** Returns the rule whose child has the other weights. */
  public RandomPruning partner() {
    return new RandomPruning(fraction, extent, scope, seed);
  }

  @Override
  public String name() {
    return "anti" + partner().name();
  }

  @Override
  public List<float[]> apply(List<WeightTensor> tensors) throws ApproximationException {
    List<boolean[]> zeroed = partner().mask(tensors);
    List<float[]> pruned = new ArrayList<>();
    for (int t = 0; t < tensors.size(); t++) {
      float[] weights = tensors.get(t).values();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = zeroed.get(t)[i] ? weights[i] : 0f;
      }
      pruned.add(weights);
    }
    return pruned;
  }
}
