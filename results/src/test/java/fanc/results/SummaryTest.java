package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Effort EFFORT = new Effort(1, 2, 3, 4);

  @Test
  void imagesAreCountedByVerdictAndRegionsAdded() {
    Summary summary =
        Summary.of(
            List.of(Samples.verified(0), Samples.violated(1), Samples.verified(2)), 5, EFFORT);
    assertThat(summary)
        .isEqualTo(new Summary(3, 2, 1, 0, 0, 5, 2187, 1468, 1, summary.secondsVerify(), 2, 3, 4));
    assertThat(summary.secondsVerify()).isEqualTo(0.1 + 0.2 + 0.1);
  }

  @Test
  void tooManyRegionsForALongAreNotWrappedAround() {
    assertThatThrownBy(() -> Summary.of(List.of(Samples.unknown(0), Samples.unknown(1)), 0, EFFORT))
        .isInstanceOf(ArithmeticException.class);
  }
}
