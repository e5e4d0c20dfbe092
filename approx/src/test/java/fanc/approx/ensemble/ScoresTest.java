package fanc.approx.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScoresTest {

  /** Four images of two classes: probabilities of class 0 are 0.9, 0.9, 0.6, 0.2. */
  @Test
  void byHand() {
    Predictions predictions = predictions(0.9, 0.9, 0.6, 0.2);

    Scores scores = Scores.of(predictions, new int[] {0, 1, 0, 1});

    assertThat(scores.accuracy()).isEqualTo(0.75);
    assertThat(scores.negativeLogLikelihood())
        .isCloseTo(
            -(Math.log(0.9) + Math.log(0.1) + Math.log(0.6) + Math.log(0.8)) / 4, within(1e-12));
    // Bins: 0.9 twice with accuracy 1/2; 0.6 alone, right; 0.8 alone, right.
    assertThat(scores.calibrationError())
        .isCloseTo(2.0 / 4 * 0.4 + 1.0 / 4 * 0.4 + 1.0 / 4 * 0.2, within(1e-12));
  }

  @Test
  void sureAndRightIsPerfectAndSureAndWrongIsFinite() {
    Predictions sure = Predictions.of(Logits.of(new double[] {4000, -4000}));

    assertThat(Scores.of(sure, new int[] {0})).isEqualTo(new Scores(1, 0, 0));
    Scores wrong = Scores.of(sure, new int[] {1});
    assertThat(wrong.accuracy()).isZero();
    assertThat(wrong.negativeLogLikelihood()).isBetween(708.0, 709.0);
    assertThat(wrong.calibrationError()).isEqualTo(1);
  }

  /** The definition, bin by bin, with the ends that Guo et al. give: ((m - 1)/M, m/M]. */
  @Property(tries = 100, seed = "71")
  void calibrationErrorIsItsDefinition(
      @ForAll @IntRange(min = 1, max = 80) int n, @ForAll long seed) {
    Random random = new Random(seed);
    double[][] logits = new double[n][4];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 4; c++) {
        logits[i][c] = 2 * random.nextGaussian();
      }
      labels[i] = random.nextInt(4);
    }
    Predictions predictions = Predictions.of(Logits.of(logits));
    double expected = 0;
    for (int m = 1; m <= 15; m++) {
      double hits = 0;
      double confidences = 0;
      int count = 0;
      for (int i = 0; i < n; i++) {
        double confidence = predictions.get(i, predictions.predicted(i));
        if (confidence > (m - 1) / 15.0 && confidence <= m / 15.0) {
          hits += predictions.predicted(i) == labels[i] ? 1 : 0;
          confidences += confidence;
          count++;
        }
      }
      expected += count == 0 ? 0 : (double) count / n * Math.abs((hits - confidences) / count);
    }

    assertThat(Scores.of(predictions, labels).calibrationError())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void labelsMustFit() {
    assertThatThrownBy(() -> Scores.of(predictions(0.5), new int[] {2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 classes");
    assertThatThrownBy(() -> Scores.of(predictions(0.5), new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 images");
  }

  private static Predictions predictions(double... ofTheFirstClass) {
    double[][] logits = new double[ofTheFirstClass.length][];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = new double[] {Math.log(ofTheFirstClass[i]), Math.log(1 - ofTheFirstClass[i])};
    }
    return Predictions.of(Logits.of(logits));
  }
}
