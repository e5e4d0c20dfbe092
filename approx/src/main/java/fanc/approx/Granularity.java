package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which weights share one step between levels. */
public enum Granularity {
  /** All weights of a tensor. */
  @JsonProperty("tensor")
  TENSOR,
  /** The weights that lead to the same output neuron or output channel. */
  @JsonProperty("channel")
  CHANNEL
}
