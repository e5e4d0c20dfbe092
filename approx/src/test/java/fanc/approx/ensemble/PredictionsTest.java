package fanc.approx.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final Logits SURE = Logits.of(new double[] {Math.log(9), 0});
  private static final Logits UNSURE = Logits.of(new double[] {0, Math.log(3)});

  /** Probabilities 9/10, 1/10 and 1/4, 3/4. */
  @Test
  void meanOfSoftmaxIsTheArithmeticMean() {
    Predictions mean = Predictions.meanOfSoftmax(List.of(SURE, UNSURE));

    assertThat(mean.get(0, 0)).isCloseTo((0.9 + 0.25) / 2, within(1e-15));
    assertThat(mean.get(0, 1)).isCloseTo((0.1 + 0.75) / 2, within(1e-15));
    assertThat(mean.predicted(0)).isZero();
  }

  @Test
  void meanOfLogitsIsTheGeometricMean() {
    Predictions mean = Predictions.ofMeanLogits(List.of(SURE, UNSURE));

    double first = Math.sqrt(0.9 * 0.25);
    double second = Math.sqrt(0.1 * 0.75);
    assertThat(mean.get(0, 0)).isCloseTo(first / (first + second), within(1e-15));
    assertThat(mean.get(0, 1)).isCloseTo(second / (first + second), within(1e-15));
  }

  @Test
  void oneMemberIsItself() {
    for (Predictions alone :
        List.of(
            Predictions.meanOfSoftmax(List.of(SURE)), Predictions.ofMeanLogits(List.of(SURE)))) {
      assertThat(alone.images()).isEqualTo(1);
      assertThat(alone.classes()).isEqualTo(2);
      assertThat(alone.get(0, 0)).isCloseTo(0.9, within(1e-15));
    }
  }

  @Test
  void membersMustBeAlike() {
    Logits three = Logits.of(new double[] {1, 2, 3});

    assertThatThrownBy(() -> Predictions.meanOfSoftmax(List.of(SURE, three)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 classes");
    assertThatThrownBy(() -> Predictions.ofMeanLogits(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
