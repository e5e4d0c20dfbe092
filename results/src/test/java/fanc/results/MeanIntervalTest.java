package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

  /** t(0.975, 2) = 4.302653 and t(0.975, 4) = 2.776445, from tables. */
  @Test
  void isStudentsInterval() {
    MeanInterval three = MeanInterval.of(1, 2, 3);
    assertThat(three.mean()).isEqualTo(2);
    assertThat(three.halfWidth()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    MeanInterval five = MeanInterval.of(0, 0, 0, 0, 5);
    assertThat(five.halfWidth()).isCloseTo(2.776445, within(1e-6));
    assertThat(five.toText(2)).isEqualTo("1.00 ± 2.78");
  }

  /** Of intervals of normal samples 95 in 100 hold the mean. */
  @Test
  void holdsTheMeanAsOftenAsItSays() {
    Random random = new Random(9);
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      MeanInterval interval =
          MeanInterval.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      held += interval.aboveZero() || interval.belowZero() ? 0 : 1;
    }
    // Mean 3800, deviation 14.
    assertThat(held).isBetween(3740, 3860);
  }

  @Test
  void oneValueSaysNothingOfItsSpread() {
    MeanInterval one = MeanInterval.of(7);
    assertThat(one.halfWidth()).isNaN();
    assertThat(one.aboveZero()).isFalse();
    assertThatThrownBy(MeanInterval::of).isInstanceOf(IllegalArgumentException.class);
  }
}
