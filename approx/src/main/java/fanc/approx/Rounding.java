package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a weight between two levels is given a level. */
public enum Rounding {
  /** The level next to it in the direction of zero, as in the paper; off by up to one step. */
  @JsonProperty("truncate")
  TRUNCATE,
  /** The level closest to it; off by up to half a step. */
  @JsonProperty("nearest")
  NEAREST
}
