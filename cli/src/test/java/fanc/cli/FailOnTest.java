package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ImageResult;
import fanc.results.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailOnTest {
  private static final ParentVerdicts NOTHING_VERIFIED = ParentVerdicts.of(List.of());

  private static ImageResult image(Outcome outcome) {
    int verified = outcome == Outcome.VERIFIED ? 1 : 0;
    return new ImageResult(0, 0, 0, outcome, null, 1, verified, Double.NaN, 0, Map.of(), null);
  }

  private static int regressionStatus(Outcome outcome, FailOn.Style style) {
    return FailOn.REGRESSION.status(List.of(image(outcome)), NOTHING_VERIFIED, style);
  }

  @Test
  void imagesThatAreNoRegressionDoNotFailTheRun() {
    assertThat(regressionStatus(Outcome.UNKNOWN, FailOn.Style.FANC)).isEqualTo(0);
    assertThat(regressionStatus(Outcome.VIOLATED, FailOn.Style.FANC)).isEqualTo(0);
  }

  @Test
  void unsatIsOnlySaidOfImagesThatAreAllVerified() {
    assertThat(regressionStatus(Outcome.UNKNOWN, FailOn.Style.SAT)).isEqualTo(0);
    assertThat(regressionStatus(Outcome.TIMEOUT, FailOn.Style.SAT)).isEqualTo(0);
    assertThat(regressionStatus(Outcome.VIOLATED, FailOn.Style.SAT)).isEqualTo(10);
    assertThat(regressionStatus(Outcome.VERIFIED, FailOn.Style.SAT)).isEqualTo(20);
  }
}
