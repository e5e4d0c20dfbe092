package fanc.results;

import java.util.Objects;

/**
 * One method over all children of a network on one property. The two speed-ups answer different
 * questions and are never joined.
 *
 * @param network the parent
 * @param property the property
 * @param method name of the method
 * @param children number of children
 * @param secondsProve time to prove the parent and to make its templates, once for all children;
 *     NaN for a method that needs none
 * @param secondsBaseline time of the baseline on all children
 * @param seconds time of the method on all children, the parent's proof not counted
 * @param geometricMeanSpeedup mean over the children of the speed-ups without the parent's proof
 * @param speedupWithProof secondsBaseline / (secondsProve + seconds); NaN for a method without
 * @param hitRate share of the verified regions that a template settled
 */
public record BenchmarkTotal(
    String network,
    String property,
    String method,
    int children,
    double secondsProve,
    double secondsBaseline,
    double seconds,
    double geometricMeanSpeedup,
    double speedupWithProof,
    double hitRate) {

  /** Checks that the names are there. */
  public BenchmarkTotal {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(method, "method");
  }
}
