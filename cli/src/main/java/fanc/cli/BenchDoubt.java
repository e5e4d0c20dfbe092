package fanc.cli;

import fanc.properties.files.Property;
import fanc.results.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks at points of what a benchmark verified, after its times were taken.
 *
 * @param engine the arithmetic that verified
 * @param methods those that are measured
 * @param selfChecks how the run checks itself
 */
record BenchDoubt(Engine engine, List<BenchMethod> methods, SelfChecks selfChecks) {

  /**
   * Looks at points of a claim that some method verified.
   *
   * @param measured what the methods found
   * @throws Contradiction if a point violates it
   */
  void check(LoadedNetwork child, Property property, ImageClaim claim, List<Measurement> measured) {
    Optional<Measurement> verified =
        measured.stream().filter(found -> found.outcome().equals("verified")).findFirst();
    verified.ifPresent(
        found ->
            selfChecks
                .of(child, property, method(found), engine, Optional.empty())
                .check(claim, median(found)));
  }

  /** A benchmark may call a method as it likes. */
  private String method(Measurement found) {
    return methods.stream()
        .filter(method -> method.name().equals(found.method()))
        .findFirst()
        .orElseThrow()
        .method()
        .toString();
  }

  private static double median(Measurement found) {
    double[] seconds = found.seconds().toArray();
    Arrays.sort(seconds);
    return seconds.length == 0 ? 0 : seconds[seconds.length / 2];
  }
}
