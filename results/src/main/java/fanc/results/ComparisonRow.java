package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * One child, verified with transfer and from scratch by the same engine in the same process.
 *
 * @param child name of the child
 * @param images number of images with a verdict
 * @param regions number of regions of these images
 * @param verified regions verified with transfer
 * @param verifiedScratch regions verified from scratch
 * @param hits regions accepted by a template
 * @param secondsScratch time of the images from scratch
 * @param secondsTransfer time of the images with transfer, re-proof of the templates included
 * @param templatesValid templates that were proven on the child
 * @param templatesTotal templates offered by the parent's proof
 */
@JsonPropertyOrder({
  "child",
  "images",
  "regions",
  "verified",
  "verifiedScratch",
  "hits",
  "secondsScratch",
  "secondsTransfer",
  "templatesValid",
  "templatesTotal",
  "speedup",
  "hitRate",
  "survivalRate"
})
public record ComparisonRow(
    String child,
    int images,
    long regions,
    long verified,
    long verifiedScratch,
    long hits,
    double secondsScratch,
    double secondsTransfer,
    int templatesValid,
    int templatesTotal) {

  /** Checks that the child has a name. */
  public ComparisonRow {
    Objects.requireNonNull(child, "child");
  }

  /** Returns time from scratch divided by time with transfer; NaN where that was not measured. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedup() {
    return secondsTransfer > 0 ? secondsScratch / secondsTransfer : Double.NaN;
  }

  /**
   * Returns the share of the verified regions that a template accepted; NaN if none is verified.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double hitRate() {
    return verified > 0 ? (double) hits / verified : Double.NaN;
  }

  /** Returns the share of the offered templates that were proven on the child; NaN if none was. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double survivalRate() {
    return templatesTotal > 0 ? (double) templatesValid / templatesTotal : Double.NaN;
  }
}
