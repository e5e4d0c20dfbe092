package fanc.results.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which findings make a gate fail. A network that can not be checked always does. */
public enum Strictness {
  /** Violated images alone. */
  @JsonProperty("violated")
  VIOLATED,
  /** Violated images, too few verified ones, and whatever is worse than the baseline. */
  @JsonProperty("unknown")
  UNKNOWN,
  /** What is worse than the baseline alone. */
  @JsonProperty("regression")
  REGRESSION
}
