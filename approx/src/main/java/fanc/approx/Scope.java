package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which weights a rule changes. Biases are never changed. */
public enum Scope {
  /** Weights of fully connected layers, the two-dimensional ones, as in the paper. */
  @JsonProperty("dense")
  DENSE,
  /** Weights of fully connected and of convolution layers. */
  @JsonProperty("all")
  ALL
}
