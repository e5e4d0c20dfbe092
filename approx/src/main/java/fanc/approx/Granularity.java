package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;
import fanc.networks.onnx.WeightTensor;

/** Which weights share one step between levels. */
public enum Granularity {
  /** All weights of a tensor. */
  @JsonProperty("tensor")
  TENSOR,
  /** The weights that lead to the same output neuron or output channel. */
  @JsonProperty("channel")
  CHANNEL;

  /**
   * Returns which weights of a tensor belong together.
   *
   * @throws ApproximationException if the tensor has no channels
   */
  Channels channels(WeightTensor tensor) throws ApproximationException {
    return this == TENSOR ? Channels.ONE : Channels.ofOutputs(tensor);
  }
}
