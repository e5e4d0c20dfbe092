package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.Objects;

/**
 * Rounds each weight to the nearest bfloat16 value, ties to even: a float32 with 8 significant bits
 * instead of 24 and the same exponents, subnormals included.
 *
 * @param scope which weights
 */
public record Bfloat16Rounding(Scope scope) implements LayerRule {
  private static final int DROPPED_BITS = 16;

  /** Checks that the scope is there. */
  public Bfloat16Rounding {
    Objects.requireNonNull(scope, "scope");
  }

  @Override
  public String name() {
    return scope == Scope.DENSE ? "bfloat16" : "bfloat16-all";
  }

  /**
   * {@inheritDoc}
   *
   * @throws ApproximationException if a weight is so large that the nearest value is infinite
   */
  @Override
  public float[] apply(WeightTensor tensor) throws ApproximationException {
    float[] weights = tensor.values();
    float[] rounded = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      rounded[i] = round(weights[i]);
      if (Float.isInfinite(rounded[i])) {
        throw new ApproximationException(
            "weight " + weights[i] + " is beyond the range of bfloat16, 3.3895314e38");
      }
    }
    return rounded;
  }

  /**
   * Returns the bfloat16 value closest to a finite {@code x}, exactly; infinity of the same sign
   * beyond the largest by half a unit or more. The sign of a zero is kept.
   */
  static float round(float x) {
    int bits = Float.floatToRawIntBits(x);
    int lastKept = (bits >>> DROPPED_BITS) & 1;
    // Half a unit, less one bit if the last kept bit is even, carries exactly when rounding up
    // does; a carry out of the fraction raises the exponent, which is the next value all the same.
    int carried = bits + (1 << (DROPPED_BITS - 1)) - 1 + lastKept;
    return Float.intBitsToFloat(carried >> DROPPED_BITS << DROPPED_BITS);
  }
}
