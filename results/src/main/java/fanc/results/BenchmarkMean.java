package fanc.results;

import java.util.Objects;

/**
 * One method over all rows of a benchmark.
 *
 * @param method name of the method
 * @param speedup the parent's proof not counted
 * @param total1 for a parent and one child, the parent's proof counted
 * @param total10 for a parent and ten such children
 */
public record BenchmarkMean(
    String method, GeometricMean speedup, GeometricMean total1, GeometricMean total10) {

  /** Checks that all is there. */
  public BenchmarkMean {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(speedup, "speedup");
    Objects.requireNonNull(total1, "total1");
    Objects.requireNonNull(total10, "total10");
  }
}
