package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;
import fanc.networks.onnx.WeightTensor.Layer;

/** What structured pruning takes as a whole. */
public enum Part {
  /** The outputs of fully connected layers. */
  @JsonProperty("neurons")
  NEURONS(Layer.DENSE),
  /** The output channels of convolutions. */
  @JsonProperty("filters")
  FILTERS(Layer.CONVOLUTION);

  private final Layer layer;

  Part(Layer layer) {
    this.layer = layer;
  }

  /** Returns the layers that have such parts. */
  Layer layer() {
    return layer;
  }
}
