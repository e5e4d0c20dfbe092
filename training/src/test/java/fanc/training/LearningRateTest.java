package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.training.LearningRate.Anneal;
import fanc.training.LearningRate.CosineCycles;
import fanc.training.LearningRate.Drops;
import fanc.training.LearningRate.OneCycle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each schedule against its definition, step by step. */
class LearningRateTest {

  @Test
  void dropsComeAtTheBeginningOfTheListedEpochs() {
    LearningRate rate = new Drops(0.01, 0.5, List.of(3, 5));

    assertThat(all(rate, 2, 6))
        .containsExactly(
            0.01, 0.01, 0.01, 0.01, 0.005, 0.005, 0.005, 0.005, 0.0025, 0.0025, 0.0025, 0.0025);
  }

  /** Eleven steps with the peak at the fourth: every rate by hand. */
  @Test
  void oneCycleIsTwoLines() {
    LearningRate rate = new OneCycle(0.1, 0.4, 0.05, 0.3, Anneal.LINEAR);

    assertThat(all(rate, 11, 1))
        .containsExactly(
            new double[] {0.1, 0.2, 0.3, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05},
            within(1e-15));
  }

  /** PyTorch's OneCycleLR states its second phase so: end + (start - end) / 2 (cos(pi pct) + 1). */
  @Test
  void oneCycleComesDownAlongACosine() {
    LearningRate rate = new OneCycle(0.1, 0.5, 0.1, 0.5, Anneal.COSINE);

    assertThat(all(rate, 3, 3))
        .containsExactly(
            new double[] {
              0.1,
              0.2,
              0.3,
              0.4,
              0.5,
              0.3 + 0.2 * Math.sqrt(0.5),
              0.3,
              0.3 - 0.2 * Math.sqrt(0.5),
              0.1
            },
            within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "7,3", "240,4"})
  void oneCycleBeginsPeaksOnceAndEndsWhateverTheLength(int perEpoch, int epochs) {
    OneCycle rate = new OneCycle(1e-4, 1e-3, 1e-7, 0.25, Anneal.LINEAR);
    double[] rates = all(rate, perEpoch, epochs);
    int n = rates.length;

    assertThat(rates[0]).isEqualTo(1e-4);
    for (int i = 0; i < n; i++) {
      double u = n == 1 ? 0 : i / (n - 1.0);
      double up = 1e-4 + (1e-3 - 1e-4) * u / 0.25;
      double down = 1e-7 + (1e-3 - 1e-7) * (1 - (u - 0.25) / 0.75);
      assertThat(rates[i]).isCloseTo(Math.min(up, down), within(1e-15));
    }
    if (n > 1) {
      assertThat(rates[n - 1]).isEqualTo(1e-7);
    }
  }

  /** Equation 2 of the paper, as it is printed: iterations from 1, ceil of T / M. */
  @ParameterizedTest
  @CsvSource({"10,8,4", "7,5,3", "3,1,5", "1,1,1"})
  void cosineCyclesAreTheEquation(int perEpoch, int epochs, int cycles) {
    LearningRate rate = new CosineCycles(0.2, cycles);
    int total = perEpoch * epochs;

    for (int t = 1; t <= total; t++) {
      double length = Math.ceil((double) total / cycles);
      double expected = 0.2 / 2 * (Math.cos(Math.PI * ((t - 1) % length) / length) + 1);
      assertThat(rate.at(t - 1, perEpoch, epochs)).isCloseTo(expected, within(1e-15));
    }
  }

  /** What the snapshots of a recipe rely on: a cycle ends with the epoch. */
  @Test
  void cyclesThatDivideTheEpochsBeginWithOne() {
    LearningRate rate = new CosineCycles(0.2, 3);

    for (int epoch = 1; epoch <= 6; epoch++) {
      boolean first = epoch % 2 == 1;
      double begin = rate.at((epoch - 1) * 50, 50, 6);
      assertThat(begin).isCloseTo(first ? 0.2 : 0.1, within(1e-15));
      double end = rate.at(epoch * 50 - 1, 50, 6);
      assertThat(end).isBetween(first ? 0.1 : 0, first ? 0.11 : 1e-4);
    }
  }

  private static double[] all(LearningRate rate, int perEpoch, int epochs) {
    return IntStream.range(0, perEpoch * epochs)
        .mapToDouble(step -> rate.at(step, perEpoch, epochs))
        .toArray();
  }
}
