package fanc.cli;

import fanc.results.Measurement;
import fanc.results.Numbers;
import java.util.List;

/** What the repeats of one method on one image become in the records. */
final class BenchRepeats {
  private BenchRepeats() {}

  /**
   * Returns the record of a method's repeats.
   *
   * @param proof of the parent; null for a method that needs none
   */
  static Measurement measurement(
      BenchMethod method,
      List<FamilyOutcome> repeats,
      BenchTiming.TimedProof proof,
      double secondsFirst) {
    FamilyOutcome first = repeats.get(0);
    return new Measurement(
        method.name(),
        outcome(first),
        first.regions().longValueExact(),
        first.verified().longValueExact(),
        first.hits(),
        Double.isNaN(first.seconds())
            ? 0
            : first.examined().subtract(first.verified()).longValueExact(),
        first.templatesValid(),
        first.templatesOffered(),
        first.worstMargin(),
        first.rungs(),
        proof == null ? Double.NaN : proof.seconds(),
        proof == null ? Double.NaN : proof.secondsTemplates(),
        secondsFirst,
        seconds(repeats));
  }

  static Numbers seconds(List<FamilyOutcome> repeats) {
    return Numbers.of(repeats.stream().mapToDouble(FamilyOutcome::seconds).toArray());
  }

  private static String outcome(FamilyOutcome outcome) {
    if (Double.isNaN(outcome.seconds())) {
      return "memory";
    }
    if (outcome.allVerified()) {
      return "verified";
    }
    return outcome.timedOut() ? "timeout" : "unknown";
  }
}
