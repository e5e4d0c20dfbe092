package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which weights a share is a share of. */
public enum Extent {
  /** Those of one tensor: each tensor loses the share. */
  @JsonProperty("layer")
  LAYER,
  /** Those of all tensors in the scope together. */
  @JsonProperty("global")
  GLOBAL
}
