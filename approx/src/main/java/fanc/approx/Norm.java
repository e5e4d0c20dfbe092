package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the weights of a channel are measured. */
public enum Norm {
  /** Sum of the magnitudes. */
  @JsonProperty("l1")
  L1,
  /** Square root of the sum of the squares; the sum of squares orders the same way. */
  @JsonProperty("l2")
  L2;

  /** Returns what a weight adds to the measure. */
  double of(float weight) {
    return this == L1 ? Math.abs((double) weight) : (double) weight * weight;
  }
}
