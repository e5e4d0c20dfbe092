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
        .isEqualTo(new WeightChange("w", new BigDecimal("4"), 0.5));
  }

  @Test
  void differentNumbersOfWeightsAreRefused() {
    assertThatThrownBy(() -> WeightChange.between("w", new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("w: 2 weights");
  }

  @Test
  void differenceIsExactWhereNoDoubleHoldsIt() {
    WeightChange change =
        WeightChange.between("w", new float[] {1, 1}, new float[] {0, -Float.MIN_VALUE});
    assertThat(change.maxDifference())
        .isEqualByComparingTo(BigDecimal.ONE.add(new BigDecimal(Float.MIN_VALUE)));
  }

  @Property(tries = 2000, seed = "64")
  void differenceIsTheExactOne(@ForAll float[] parent, @ForAll float shift) {
    float[] child = new float[parent.length];
    BigDecimal largest = BigDecimal.ZERO;
    for (int i = 0; i < child.length; i++) {
      child[i] = i % 2 == 0 ? shift : parent[i];
      largest = largest.max(new BigDecimal(parent[i]).subtract(new BigDecimal(child[i])).abs());
    }
    assertThat(WeightChange.between("w", parent, child).maxDifference())
        .isEqualByComparingTo(largest);
  }
}
