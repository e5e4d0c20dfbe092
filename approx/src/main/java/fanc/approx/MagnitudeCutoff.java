package fanc.approx;

import java.math.BigDecimal;
import java.util.Arrays;

/** Sets the weights of least magnitude to zero. */
final class MagnitudeCutoff {
  private MagnitudeCutoff() {}

  /**
   * Sets to zero every weight with {@code |w| < c}, c the quantile of |w| at {@code fraction} with
   * linear interpolation: with the n magnitudes sorted as a_0 to a_(n-1) and {@code v = fraction (n
   * - 1)}, {@code c = a_k + (v - k) (a_(k+1) - a_k)}, k = floor(v).
   *
   * <p>v is exact and c is never rounded: it lies at a_k or strictly between its neighbours, and
   * only that matters. Without ties floor(v) + 1 weights become zero, floor(v) if v is an integer;
   * equal magnitudes share one fate.
   *
   * @param weights the weights, finite; not modified
   * @param fraction from 0 to 1
   * @return the pruned weights; a pruned weight is positive zero
   */
  static float[] prune(float[] weights, BigDecimal fraction) {
    if (weights.length == 0) {
      return new float[0];
    }
    float[] magnitudes = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      magnitudes[i] = Math.abs(weights[i]);
    }
    Arrays.sort(magnitudes);
    BigDecimal position = fraction.multiply(BigDecimal.valueOf(weights.length - 1L));
    int k = position.intValue();
    boolean between = position.compareTo(BigDecimal.valueOf(k)) > 0;
    boolean aboveLower = between && magnitudes[k + 1] > magnitudes[k];
    float lower = magnitudes[k];
    float[] pruned = weights.clone();
    for (int i = 0; i < pruned.length; i++) {
      float magnitude = Math.abs(pruned[i]);
      if (aboveLower ? magnitude <= lower : magnitude < lower) {
        pruned[i] = 0f;
      }
    }
    return pruned;
  }
}
