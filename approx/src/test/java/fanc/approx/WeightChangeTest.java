package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WeightChangeTest {

  @Test
  void largestDifferenceAndShareOfZerosAreTaken() {
    assertThat(WeightChange.between("w", new float[] {1, -2, 3, 4}, new float[] {1, -0.5f, 0, -0f}))
        .isEqualTo(new WeightChange("w", 4, 0.5));
  }

  @Test
  void differentNumbersOfWeightsAreRefused() {
    assertThatThrownBy(() -> WeightChange.between("w", new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("w: 2 weights");
  }

  @Test
  void differenceThatNoDoubleHoldsIsRoundedUp() {
    assertThat(WeightChange.distanceUp(1f, -Float.MIN_VALUE)).isEqualTo(Math.nextUp(1.0));
    assertThat(WeightChange.distanceUp(-Float.MIN_VALUE, 1f)).isEqualTo(Math.nextUp(1.0));
    assertThat(WeightChange.distanceUp(1f, Float.MIN_VALUE)).isEqualTo(1.0);
  }

  @Property(tries = 2000, seed = "64")
  void differenceIsTheLeastDoubleNotBelowTheExactOne(@ForAll float a, @ForAll float b) {
    double up = WeightChange.distanceUp(a, b);
    BigDecimal exact = new BigDecimal(a).subtract(new BigDecimal(b)).abs();
    assertThat(new BigDecimal(up)).isGreaterThanOrEqualTo(exact);
    if (up > 0) {
      assertThat(new BigDecimal(Math.nextDown(up))).isLessThan(exact);
    }
  }
}
