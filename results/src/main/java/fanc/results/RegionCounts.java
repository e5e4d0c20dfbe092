package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Regions, templates and images of a row of a benchmark's results.
 *
 * @param regions number of regions
 * @param verified how many are verified
 * @param hits how many of them a template settled
 * @param failed how many were examined and are not verified
 * @param fewer regions that the baseline verifies and this method does not, counted image by image
 *     where neither was ended
 * @param more regions that this method verifies and the baseline does not, counted in the same way
 * @param ended number of images that a budget or the memory ended
 * @param baselineEnded number of images on which it ended the baseline
 * @param templatesValid templates proven on the child
 * @param templatesTotal templates offered by the parent's proof
 */
@JsonPropertyOrder({
  "regions",
  "verified",
  "hits",
  "failed",
  "fewer",
  "more",
  "ended",
  "baselineEnded",
  "templatesValid",
  "templatesTotal",
  "hitRate",
  "originalHitRate",
  "survivalRate"
})
public record RegionCounts(
    long regions,
    long verified,
    long hits,
    long failed,
    long fewer,
    long more,
    int ended,
    int baselineEnded,
    int templatesValid,
    int templatesTotal) {

  /** Returns no regions. */
  static RegionCounts none() {
    return new RegionCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Returns what a method did with one image, beside the baseline on the same image. */
  static RegionCounts of(Measurement own, Measurement baseline) {
    long difference = own.ended() || baseline.ended() ? 0 : own.verified() - baseline.verified();
    return new RegionCounts(
        own.regions(),
        own.verified(),
        own.hits(),
        own.failed(),
        Math.max(0, -difference),
        Math.max(0, difference),
        own.ended() ? 1 : 0,
        baseline.ended() ? 1 : 0,
        own.templatesValid(),
        own.templatesTotal());
  }

  /** Returns the sum. */
  RegionCounts plus(RegionCounts other) {
    return new RegionCounts(
        Math.addExact(regions, other.regions),
        Math.addExact(verified, other.verified),
        Math.addExact(hits, other.hits),
        Math.addExact(failed, other.failed),
        Math.addExact(fewer, other.fewer),
        Math.addExact(more, other.more),
        ended + other.ended,
        baselineEnded + other.baselineEnded,
        templatesValid + other.templatesValid,
        templatesTotal + other.templatesTotal);
  }

  /** Returns the share of the verified regions that a template settled; NaN if none is verified. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double hitRate() {
    return verified > 0 ? (double) hits / verified : Double.NaN;
  }

  /**
   * Returns the hit rate as the released program of the paper counts it: all regions but those that
   * are verified from scratch, so that one that fails counts as settled by a template; NaN if none
   * was examined.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double originalHitRate() {
    long examined = verified + failed;
    return examined > 0 ? (double) (hits + failed) / examined : Double.NaN;
  }

  /** Returns the share of the offered templates that hold on the child; NaN if none was offered. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double survivalRate() {
    return templatesTotal > 0 ? (double) templatesValid / templatesTotal : Double.NaN;
  }
}
