package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.cli.EveryWay.Found;
import fanc.cli.EveryWay.Question;
import fanc.cli.exact.ExactMinimum;
import fanc.cli.exact.Fraction;
import fanc.cli.exact.SmallClaim;
import fanc.cli.hostile.ExactMargin;
import fanc.properties.HalfSpace;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.attack.CounterexampleSearch;
import fanc.verifier.attack.SearchBudget;
import fanc.verifier.attack.Suspects;
import fanc.verifier.kernels.JavaKernels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What is said of small claims against what is true of them, and the count of it.
 *
 * <p>Verified regions are counted by way, of those for which the claim is true.
 */
final class Truth {
  private final Map<String, Integer> verified = new TreeMap<>();
  private final Map<String, Integer> asked = new TreeMap<>();
  private int claims;
  private int holding;
  private int failing;
  private int refuted;
  private int falsehoods;

  /** Returns the question about a claim. */
  static Question question(SmallClaim claim) {
    return new Question(claim.network(), claim.regions(), claim.constraint());
  }

  /** Counts a claim. */
  void count(List<ExactMinimum> minima) {
    claims++;
    holding += (int) minima.stream().filter(ExactMinimum::holds).count();
    failing += (int) minima.stream().filter(minimum -> !minimum.holds()).count();
  }

  /** Checks and counts what was found: nothing false is verified, and no bound is too large. */
  void check(SmallClaim claim, List<ExactMinimum> minima, List<Found> found) {
    int before = falsehoods;
    for (Found one : found) {
      take(claim, minima, one);
      assertThat(falsehoods).as("%s of %s, least %s", one, claim, minima).isEqualTo(before);
    }
  }

  /** Counts what was found, without an objection. */
  void take(SmallClaim claim, List<ExactMinimum> minima, Found found) {
    for (long region : found.verified()) {
      falsehoods += minima.get((int) region).holds() ? 0 : 1;
    }
    for (Unproven one : found.open()) {
      falsehoods += isBelow(one.margin(), minima.get((int) one.region()), claim) ? 0 : 1;
    }
    // The least of bounds of all boxes is at most each box's own, and so at most its minimum.
    boolean least = minima.stream().allMatch(m -> isBelow(found.worstMargin(), m, claim));
    falsehoods += least ? 0 : 1;
    int held = (int) minima.stream().filter(ExactMinimum::holds).count();
    asked.merge(found.way(), held, Integer::sum);
    verified.merge(found.way(), found.verified().size(), Integer::sum);
  }

  /** A margin of exactly 0 of a closed half-space counts as the least double. */
  private static boolean isBelow(double bound, ExactMinimum minimum, SmallClaim claim) {
    boolean closed = claim.constraint().halfSpaces().stream().anyMatch(HalfSpace::closed);
    boolean tie = closed && bound == Double.MIN_VALUE && minimum.least().signum() == 0;
    boolean none = Double.isNaN(bound) || bound == Double.NEGATIVE_INFINITY;
    return tie || none || Fraction.of(bound).compareTo(minimum.least()) <= 0;
  }

  /** Searches each box alone: what is found violates the claim, in exact arithmetic. */
  void refute(SmallClaim claim, List<ExactMinimum> minima) {
    CounterexampleSearch search =
        new CounterexampleSearch(claim.network(), claim.constraint(), new JavaKernels());
    for (long region = 0; region < claim.regions().size(); region++) {
      ExactMinimum minimum = minima.get((int) region);
      search
          .search(
              claim.regions(),
              new Suspects(LongStream.of(region).boxed().toList(), true),
              new SearchBudget(2e4, 10, 1))
          .ifPresent(
              found -> {
                double[] x = found.counterexample().input().toArray();
                assertThat(minimum.holds()).as("%s", claim).isFalse();
                assertThat(ExactMargin.at(claim.network(), claim.constraint(), x).signum())
                    .as("%s", claim)
                    .isNotPositive();
                refuted++;
              });
    }
  }

  int falsehoods() {
    return falsehoods;
  }

  int verified(String way) {
    return verified.getOrDefault(way, 0);
  }

  int refuted() {
    return refuted;
  }

  int holding() {
    return holding;
  }

  int failing() {
    return failing;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%d claims, %d boxes where they hold, %d where they fail, %d of these refuted;"
                + " verified of those that hold:",
            claims, holding, failing, refuted));
    verified.forEach((way, n) -> text.append(String.format(" %s %d/%d,", way, n, asked.get(way))));
    return text.substring(0, text.length() - 1);
  }
}
