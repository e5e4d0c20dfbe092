package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a record says about one image. A fault is no outcome: it ends the run. */
public enum Outcome {
  /** No counterexample exists. */
  @JsonProperty("verified")
  VERIFIED,
  /** A counterexample was found and replayed. */
  @JsonProperty("violated")
  VIOLATED,
  /** The method was too coarse; the record gives the reason. */
  @JsonProperty("unknown")
  UNKNOWN,
  /** The budget was used up. */
  @JsonProperty("timeout")
  TIMEOUT;

  /** Returns the word used in records and tables, lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
