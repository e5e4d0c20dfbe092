package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.Objects;

/**
 * Rounds each weight to the nearest IEEE 754 binary16 value, ties to even.
 *
 * @param scope which weights
 */
public record Float16Rounding(Scope scope) implements LayerRule {

  /** Checks that the scope is there. */
  public Float16Rounding {
    Objects.requireNonNull(scope, "scope");
  }

  /** Returns the paper's rule: fully connected layers only. */
  public static Float16Rounding paper() {
    return new Float16Rounding(Scope.DENSE);
  }

  @Override
  public String name() {
    return scope == Scope.DENSE ? "float16" : "float16-all";
  }

  /**
   * {@inheritDoc}
   *
   * @throws ApproximationException if a weight is 65520 or more, which has no finite neighbour
   */
  @Override
  public float[] apply(WeightTensor tensor) throws ApproximationException {
    float[] weights = tensor.values();
    float[] rounded = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      rounded[i] = HalfPrecision.round(weights[i]);
      if (Float.isInfinite(rounded[i])) {
        throw new ApproximationException(
            "weight " + weights[i] + " is beyond the range of float16, 65504");
      }
    }
    return rounded;
  }
}
