package fanc.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What one method did with one image.
 *
 * @param method name of the method in the benchmark
 * @param outcome {@code verified}, {@code unknown}, {@code timeout} or {@code memory}
 * @param regions number of regions
 * @param verified how many are verified
 * @param hits how many of them a template settled
 * @param failed how many were examined to the end and are not verified; none of them is a hit
 * @param templatesValid templates proven on the child
 * @param templatesTotal templates offered by the parent's proof
 * @param worstMargin least lower bound of a margin over the regions; NaN where none is known
 * @param rungs what each rung did; rungs that were not tried may be left out
 * @param secondsProve time to prove the parent on this image and to make its templates, the median
 *     of the repeats; counts once for all children; NaN for a method that needs none and where a
 *     budget or the memory ended it
 * @param secondsTemplates the part of it that went into the templates
 * @param secondsFirst wall time of its first decision on the first child of this network and
 *     property in the process, a warm-up, made on this image; NaN elsewhere
 * @param seconds wall time of each repeat in the order they were made, re-proof included
 */
public record Measurement(
    String method,
    String outcome,
    long regions,
    long verified,
    long hits,
    long failed,
    int templatesValid,
    int templatesTotal,
    double worstMargin,
    Map<Rung, RungShare> rungs,
    double secondsProve,
    double secondsTemplates,
    double secondsFirst,
    Numbers seconds) {
  private static final double LOWER = 25;
  private static final double MIDDLE = 50;
  private static final double UPPER = 75;

  /** Checks that what must be there is, and copies the rungs in the ladder's order. */
  public Measurement {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(seconds, "seconds");
    EnumMap<Rung, RungShare> ordered = new EnumMap<>(Rung.class);
    ordered.putAll(rungs);
    rungs = Collections.unmodifiableMap(ordered);
  }

  /**
   * Returns whether a budget or the memory ended it, so that the counts are not the whole truth.
   */
  @JsonIgnore
  public boolean ended() {
    return outcome.equals("timeout") || outcome.equals("memory");
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
