package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * One method on one child and property, summed over the images that were measured.
 *
 * @param network the parent
 * @param property the property
 * @param child name of the child
 * @param method name of the method
 * @param images number of images
 * @param regions number of their regions
 * @param verified how many are verified
 * @param hits how many of them a template settled
 * @param timeouts number of images that a budget or the memory ended
 * @param templatesValid templates proven on the child
 * @param templatesTotal templates offered by the parent's proof
 * @param seconds sum over the images of the median time
 * @param secondsLower sum of the lower quartiles
 * @param secondsUpper sum of the upper quartiles
 * @param secondsBaseline the baseline's sum of medians on the same images
 */
@JsonPropertyOrder({
  "network",
  "property",
  "child",
  "method",
  "images",
  "regions",
  "verified",
  "hits",
  "timeouts",
  "templatesValid",
  "templatesTotal",
  "seconds",
  "secondsLower",
  "secondsUpper",
  "secondsBaseline",
  "speedup",
  "hitRate"
})
public record BenchmarkRow(
    String network,
    String property,
    String child,
    String method,
    int images,
    long regions,
    long verified,
    long hits,
    int timeouts,
    int templatesValid,
    int templatesTotal,
    double seconds,
    double secondsLower,
    double secondsUpper,
    double secondsBaseline) {

  /** Checks that the names are there. */
  public BenchmarkRow {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(child, "child");
    Objects.requireNonNull(method, "method");
  }

  /**
   * Returns the baseline's time divided by this method's, the parent's proof not counted; NaN where
   * nothing was measured.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedup() {
    return seconds > 0 ? secondsBaseline / seconds : Double.NaN;
  }

  /** Returns the share of the verified regions that a template settled; NaN if none is verified. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double hitRate() {
    return verified > 0 ? (double) hits / verified : Double.NaN;
  }
}
