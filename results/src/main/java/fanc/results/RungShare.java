package fanc.results;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one rung of the ladder did for one image.
 *
 * @param regions number of regions that this rung verified
 * @param seconds time spent in this rung, the regions it could not verify included
 * @param steps what each of its methods did, in the order in which they are tried; empty for a rung
 *     of one method, and then not written
 */
public record RungShare(
    BigInteger regions,
    double seconds,
    @JacksonInject(RecordJson.NO_STEPS) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<StepShare> steps) {

  /** A rung that was not tried. */
  public static final RungShare NONE = new RungShare(0, 0);

  /** Checks the count and copies the list. */
  public RungShare {
    Objects.requireNonNull(regions, "regions");
    steps = List.copyOf(steps);
  }

  /** Makes the share of a rung of several methods. */
  public RungShare(long regions, double seconds, List<StepShare> steps) {
    this(BigInteger.valueOf(regions), seconds, steps);
  }

  /** Makes the share of a rung of one method. */
  public RungShare(long regions, double seconds) {
    this(BigInteger.valueOf(regions), seconds, List.of());
  }

  /** Returns the sum of two shares of the same rung. */
  public RungShare plus(RungShare other) {
    Map<String, StepShare> sums = new LinkedHashMap<>();
    Stream.concat(steps.stream(), other.steps.stream())
        .forEach(step -> sums.merge(step.method(), step, StepShare::plus));
    return new RungShare(
        regions.add(other.regions), seconds + other.seconds, List.copyOf(sums.values()));
  }
}
