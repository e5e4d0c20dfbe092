package fanc.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What one method did with one image.
 *
 * @param method name of the method
 * @param outcome {@code verified}, {@code unknown}, {@code timeout} or {@code memory}
 * @param regions number of regions
 * @param verified how many are verified
 * @param hits how many of them a template settled
 * @param templatesValid templates proven on the child
 * @param templatesTotal templates offered by the parent's proof
 * @param secondsProve time to prove the parent on this image and to make its templates, once for
 *     all children; NaN for a method that needs none
 * @param seconds wall time of each repeat in the order they were made, re-proof included
 */
public record Measurement(
    String method,
    String outcome,
    long regions,
    long verified,
    long hits,
    int templatesValid,
    int templatesTotal,
    double secondsProve,
    Numbers seconds) {
  private static final double LOWER = 25;
  private static final double MIDDLE = 50;
  private static final double UPPER = 75;

  /** Checks that what must be there is. */
  public Measurement {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(seconds, "seconds");
  }

  /** Returns the median of the repeats. */
  @JsonIgnore
  public double median() {
    return StatUtils.percentile(seconds.toArray(), MIDDLE);
  }

  /** Returns the lower quartile of the repeats. */
  @JsonIgnore
  public double lowerQuartile() {
    return StatUtils.percentile(seconds.toArray(), LOWER);
  }

  /** Returns the upper quartile of the repeats. */
  @JsonIgnore
  public double upperQuartile() {
    return StatUtils.percentile(seconds.toArray(), UPPER);
  }
}
