package fanc.results.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether images that are verified in the baseline may be so no longer. */
public enum Regression {
  /** Each of them fails the gate. */
  @JsonProperty("none")
  NONE,
  /** They are said, and do not fail the gate by themselves. */
  @JsonProperty("allowed")
  ALLOWED
}
