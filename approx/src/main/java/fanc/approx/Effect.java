package fanc.approx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a pruned channel. */
public enum Effect {
  /** Its weights become zero; shapes stay. */
  @JsonProperty("zero")
  ZERO,
  /** It is taken out; its layer and those that read it become smaller. */
  @JsonProperty("remove")
  REMOVE
}
