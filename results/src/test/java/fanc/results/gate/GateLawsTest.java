package fanc.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.Outcome;
import fanc.results.gate.GateReport.Verdict;
import fanc.results.gate.MarginDrop.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of comparisons whatever is compared. */
class GateLawsTest {
  private static final Thresholds ALL =
      new Thresholds(
          Optional.of(Minimum.of(0)),
          Optional.empty(),
          Regression.NONE,
          Optional.of(MarginDrop.of("0%")));

  @Property(seed = "1")
  void nothingIsWorseThanItself(@ForAll("children") CheckedChild found) {
    Optional<GateBaseline> accepted = GateSamples.baseline(found);
    assertThat(GateJudgement.of(found, ALL, Strictness.REGRESSION, accepted))
        .noneMatch(Finding::fails);
  }

  @Property(seed = "2")
  void lossOfAVerdictFailsWhateverElseIsFound(
      @ForAll("children") CheckedChild before, @ForAll("children") CheckedChild after) {
    boolean lost =
        before.images().stream()
            .filter(CheckedImage::verified)
            .anyMatch(
                image ->
                    after.images().stream()
                        .noneMatch(i -> i.index() == image.index() && i.verified()));
    Verdict verdict =
        GateReport.of(
                "g",
                "0",
                List.of(after),
                name ->
                    new Thresholds(
                        Optional.of(Minimum.of(0)),
                        Optional.empty(),
                        Regression.NONE,
                        Optional.empty()),
                Strictness.REGRESSION,
                GateSamples.baseline(before))
            .verdict();
    assertThat(verdict == Verdict.PASSED).isEqualTo(!lost);
  }

  @Property(seed = "3")
  void marginThatIsNoFiniteNumberIsNeverWithin(
      @ForAll("margins") double before, @ForAll("margins") double after) {
    Change change = MarginDrop.of("100%").change(before, after);
    if (!Double.isFinite(before) || !Double.isFinite(after)) {
      assertThat(change).isNotEqualTo(Change.WITHIN);
    }
    if (Double.isFinite(before) && !Double.isFinite(after)) {
      assertThat(change).isEqualTo(Change.BEYOND);
    }
  }

  @Property(seed = "4")
  void dropIsMeasuredInTheAcceptedMargin(
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double before,
      @ForAll @IntRange(max = 99) int allowed,
      @ForAll @IntRange(max = 200) int dropped) {
    if (allowed == dropped) {
      return;
    }
    // Whole per cents apart, so that rounding of this product does not matter.
    double after = before * (100 - dropped) / 100;
    Change expected = dropped > allowed ? Change.BEYOND : Change.WITHIN;
    assertThat(new MarginDrop(BigDecimal.valueOf(allowed)).change(before, after))
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<Double> margins() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-10, 10),
        Arbitraries.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE));
  }

  @Provide
  Arbitrary<CheckedChild> children() {
    Arbitrary<Boolean> there = Arbitraries.of(true, true, true, false);
    return Arbitraries.of(Outcome.values())
        .flatMap(
            verdict ->
                margins().flatMap(margin -> there.map(is -> is ? new Some(verdict, margin) : null)))
        .injectNull(0.1)
        .list()
        .ofMaxSize(6)
        .map(GateLawsTest::child);
  }

  private record Some(Outcome verdict, double margin) {}

  private static CheckedChild child(List<Some> some) {
    List<CheckedImage> images = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != null) {
        images.add(GateSamples.image(i, some.get(i).verdict(), some.get(i).margin()));
      }
    }
    return GateSamples.child(images.toArray(CheckedImage[]::new));
  }
}
