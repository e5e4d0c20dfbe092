package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Elu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopeRangeTest {

  /** There exp(x) has few digits, and what it lost is magnified by alpha. */
  @ParameterizedTest
  @ValueSource(doubles = {-709.5, -720.25, -740, -744.4, -750})
  void aLargeAlphaMagnifiesWhatTheExponentialLosesToUnderflow(double x) {
    double alpha = 1e300;

    SlopeRange range = SlopeRange.of(new Elu(alpha), 0, x, x);

    double slope = alpha * Math.exp(x + 40) * Math.exp(-40);
    assertThat(range.least()).isLessThan(slope * (1 + 1e-12));
    assertThat(range.most()).isGreaterThan(slope * (1 - 1e-12));
  }

  @Test
  void endsThatAreNoNumbersGiveNone() {
    assertThat(SlopeRange.of(new Elu(1), 0, Double.NaN, 1).most()).isNaN();
    assertThat(SlopeRange.of(new Elu(1), 0, 0, Double.NaN).least()).isNaN();
  }
}
