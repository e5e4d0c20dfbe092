package fanc.results.gate;

import static fanc.results.gate.GateSamples.baseline;
import static fanc.results.gate.GateSamples.child;
import static fanc.results.gate.GateSamples.faulty;
import static fanc.results.gate.GateSamples.report;
import static fanc.results.gate.GateSamples.subject;
import static fanc.results.gate.GateSamples.unknown;
import static fanc.results.gate.GateSamples.verified;
import static fanc.results.gate.GateSamples.violated;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.Outcome;
import fanc.results.gate.Finding.Kind;
import fanc.results.gate.GateReport.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateJudgementTest {
  private static final Optional<GateBaseline> NONE = Optional.empty();

  @ParameterizedTest
  @CsvSource({
    "VIOLATED, VIOLATED",
    "UNKNOWN, VIOLATED",
    "REGRESSION, PASSED",
  })
  void violatedImageFailsUnlessRegressionsAloneCount(Strictness strictness, Verdict verdict) {
    assertThat(report(strictness, NONE, child(verified(0, 1), violated(1))).verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"VIOLATED, PASSED", "UNKNOWN, NOT_PROVED", "REGRESSION, PASSED"})
  void withoutAMinimumAllImagesMustBeVerified(Strictness strictness, Verdict verdict) {
    assertThat(report(strictness, NONE, child(verified(0, 1), unknown(1))).verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "VERIFIED, UNKNOWN, VIOLATED, PASSED",
    "VERIFIED, UNKNOWN, UNKNOWN, NOT_PROVED",
    "VERIFIED, UNKNOWN, REGRESSION, NOT_PROVED",
    "VERIFIED, TIMEOUT, REGRESSION, NOT_PROVED",
    "VERIFIED, VIOLATED, REGRESSION, VIOLATED",
    "VIOLATED, VIOLATED, REGRESSION, PASSED",
    "UNKNOWN, VIOLATED, REGRESSION, PASSED",
    "UNKNOWN, TIMEOUT, REGRESSION, PASSED",
    "UNKNOWN, VERIFIED, UNKNOWN, PASSED",
  })
  void imageIsComparedWithWhatWasAccepted(
      Outcome before, Outcome after, Strictness strictness, Verdict verdict) {
    Optional<GateBaseline> accepted = baseline(child(GateSamples.image(3, before, 1)));
    assertThat(report(strictness, accepted, child(GateSamples.image(3, after, 1))).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void minimumMakesRoomForUnknownImagesButForNoRegression() {
    Thresholds half = thresholds("50%", Regression.NONE);
    CheckedChild found = child(verified(0, 1), unknown(1));
    assertThat(GateJudgement.of(found, half, Strictness.UNKNOWN, NONE))
        .singleElement()
        .matches(finding -> !finding.fails() && finding.kind() == Kind.NOT_PROVED);
    List<Finding> lost =
        GateJudgement.of(
            found, half, Strictness.UNKNOWN, baseline(child(unknown(0), verified(1, 1))));
    assertThat(lost).singleElement().matches(Finding::fails);
    assertThat(lost.get(0).message()).contains("verified in the baseline");
    Thresholds allowed = thresholds("50%", Regression.ALLOWED);
    assertThat(
            GateJudgement.of(
                found,
                allowed,
                Strictness.UNKNOWN,
                baseline(child(verified(0, 1), verified(1, 1)))))
        .noneMatch(Finding::fails);
  }

  @Test
  void minimumThatIsMissedFailsAndNamesTheImages() {
    List<Finding> findings =
        GateJudgement.of(
            child(verified(0, 1), unknown(1), unknown(2)),
            thresholds("50%", Regression.ALLOWED),
            Strictness.UNKNOWN,
            NONE);
    assertThat(findings).hasSize(3).allMatch(Finding::fails);
    assertThat(findings.get(0).image()).isEqualTo(Finding.ALL);
    assertThat(findings.get(0).message())
        .isEqualTo("1 of 3 images verified, expected at least 50%");
  }

  @Test
  void regionsMayBeCountedInPlaceOfImages() {
    Thresholds most =
        new Thresholds(
            Optional.empty(), Optional.of(Minimum.of("72%")), Regression.ALLOWED, Optional.empty());
    CheckedChild thirteenOf18 = child(verified(0, 1), unknown(1));
    assertThat(GateJudgement.of(thirteenOf18, most, Strictness.UNKNOWN, NONE))
        .noneMatch(Finding::fails);
    Thresholds more =
        new Thresholds(
            Optional.empty(), Optional.of(Minimum.of(14)), Regression.ALLOWED, Optional.empty());
    assertThat(GateJudgement.of(thirteenOf18, more, Strictness.UNKNOWN, NONE))
        .anyMatch(Finding::fails);
  }

  private static Thresholds thresholds(String images, Regression regression) {
    return new Thresholds(
        Optional.of(Minimum.of(images)), Optional.empty(), regression, Optional.empty());
  }

  @Test
  void imageThatIsMisclassifiedNowIsNoLongerVerified() {
    Optional<GateBaseline> accepted = baseline(child(verified(0, 1), verified(1, 1)));
    GateReport report = report(Strictness.UNKNOWN, accepted, child(verified(0, 1)));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVED);
    assertThat(report.failures()).singleElement().matches(finding -> finding.image() == 1);
    assertThat(report.failures().get(0).message()).contains("misclassified");
  }

  @ParameterizedTest
  @EnumSource(Strictness.class)
  void anotherPropertyIsSaidAndNotComparedAndFailsWhereAComparisonIsAskedFor(
      Strictness strictness) {
    CheckedChild.Subject was = subject(GateSamples.CHILD, GateSamples.PROPERTY);
    CheckedChild.Subject now =
        new CheckedChild.Subject(
            was.child(),
            was.property(),
            was.networkSha256(),
            GateSamples.OTHER_SHA,
            was.method(),
            was.semantics(),
            was.location(),
            was.command());
    CheckedChild found = new CheckedChild(now, List.of(verified(0, 1)), null);
    GateReport report = report(strictness, baseline(child(verified(0, 1), verified(1, 1))), found);
    assertThat(report.findings()).singleElement().matches(f -> f.kind() == Kind.CHANGED);
    assertThat(report.findings().get(0).message()).contains("property changed", "--accept");
    assertThat(report.verdict())
        .isEqualTo(strictness == Strictness.VIOLATED ? Verdict.PASSED : Verdict.NOT_PROVED);
  }

  @Test
  void anotherNetworkIsWhatAGateIsFor() {
    CheckedChild.Subject was = subject(GateSamples.CHILD, GateSamples.PROPERTY);
    CheckedChild.Subject now =
        new CheckedChild.Subject(
            was.child(),
            was.property(),
            GateSamples.OTHER_SHA,
            was.propertySha256(),
            was.method(),
            was.semantics(),
            was.location(),
            was.command());
    CheckedChild found = new CheckedChild(now, List.of(unknown(0)), null);
    assertThat(report(Strictness.REGRESSION, baseline(child(verified(0, 1))), found).verdict())
        .isEqualTo(Verdict.NOT_PROVED);
  }

  @Test
  void violationIsWorseThanAFaultWhichIsWorseThanTheUnknown() {
    CheckedChild faulty = faulty("broken.onnx", "not an ONNX file");
    assertThat(report(Strictness.UNKNOWN, NONE, child(unknown(0)), faulty).verdict())
        .isEqualTo(Verdict.FAULT);
    assertThat(report(Strictness.UNKNOWN, NONE, child(violated(0)), faulty).verdict())
        .isEqualTo(Verdict.VIOLATED);
    assertThat(report(Strictness.REGRESSION, NONE, child(verified(0, 1)), faulty).verdict())
        .isEqualTo(Verdict.FAULT);
  }

  @Test
  void newAndMissingChildrenAreSaid() {
    CheckedChild gone =
        new CheckedChild(subject("gone.onnx", GateSamples.PROPERTY), List.of(verified(0, 1)), null);
    GateReport report = report(Strictness.UNKNOWN, baseline(gone), child(verified(0, 1)));
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.NEW, Kind.MISSING);
  }

  @Test
  void counterexampleInOneArithmeticIsSaid() {
    CheckedImage both = violated(0);
    CheckedImage one =
        new CheckedImage(
            0,
            both.verdict(),
            null,
            both.regionsTotal(),
            both.regionsVerified(),
            -1,
            1,
            List.of("real"));
    assertThat(report(Strictness.UNKNOWN, NONE, child(one)).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.VIOLATED, Kind.SEMANTICS);
    assertThat(report(Strictness.UNKNOWN, NONE, child(both)).findings()).hasSize(1);
  }
}
