package fanc.results;

import java.util.Objects;

/**
 * One method over all children of a network on one property. The speed-ups with and without the
 * parent's proof answer different questions and are never joined.
 *
 * @param network the parent
 * @param property the property
 * @param method name of the method
 * @param counts regions and templates of all children
 * @param times of all children, the parent's proof once
 * @param meanSpeedup over the children, the parent's proof not counted
 */
public record BenchmarkTotal(
    String network,
    String property,
    String method,
    RegionCounts counts,
    BenchmarkTimes times,
    GeometricMean meanSpeedup) {

  /** Checks that all is there. */
  public BenchmarkTotal {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(meanSpeedup, "meanSpeedup");
  }
}
