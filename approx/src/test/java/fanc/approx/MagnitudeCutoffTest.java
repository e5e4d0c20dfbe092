package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MagnitudeCutoffTest {

  @Provide
  Arbitrary<float[]> weights() {
    return Weights.any();
  }

  @Test
  void weightsStrictlyBelowTheInterpolatedQuantileBecomeZero() {
    float[] weights = {-4, 1, 3, -2};
    assertThat(prune(weights, "0")).containsExactly(-4, 1, 3, -2);
    assertThat(prune(weights, "0.1")).containsExactly(-4, 0, 3, -2);
    assertThat(prune(weights, "0.5")).containsExactly(-4, 0, 3, 0);
    assertThat(prune(weights, "1")).containsExactly(-4, 0, 0, 0);
  }

  @Test
  void quantileThatIsAWeightKeepsThatWeight() {
    assertThat(prune(new float[] {1, 2, 3}, "0.5")).containsExactly(0, 2, 3);
  }

  /** 0.07 * 100 is above 7 in doubles; the position is an integer all the same. */
  @Test
  void positionIsExactInDecimal() {
    float[] weights = new float[101];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i + 1;
    }
    assertThat(zeros(prune(weights, "0.07"))).isEqualTo(7);
  }

  @Test
  void equalMagnitudesShareOneFate() {
    assertThat(prune(new float[] {1, -1, 1, 2}, "0.3")).containsExactly(1, -1, 1, 2);
    assertThat(prune(new float[] {1, -1, 2, 2}, "0.5")).containsExactly(0, 0, 2, 2);
    assertThat(prune(new float[] {0, 0, 0}, "0.9")).containsExactly(0, 0, 0);
  }

  @Test
  void emptyAndSingleTensorsAreKept() {
    assertThat(prune(new float[0], "0.5")).isEmpty();
    assertThat(prune(new float[] {3}, "0.5")).containsExactly(3);
  }

  @Property(tries = 500, seed = "50")
  void withoutTiesTheFractionIsExact(
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 0, max = 100) int percent) {
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      weights[i] = (i * 7919 % 104729 + 1) * (i % 2 == 0 ? 1 : -1);
    }
    int position = percent * (n - 1);
    int expected = position / 100 + (position % 100 == 0 ? 0 : 1);
    assertThat(zeros(prune(weights, BigDecimal.valueOf(percent, 2).toPlainString())))
        .isEqualTo(expected);
  }

  @Property(tries = 500, seed = "51")
  void prunedWeightsAreTheSmallestAndTheOthersAreKept(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 0, max = 100) int percent) {
    float[] child = prune(weights, BigDecimal.valueOf(percent, 2).toPlainString());
    double largestPruned = -1;
    double smallestKept = Double.POSITIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      if (child[i] == 0 && weights[i] != 0) {
        largestPruned = Math.max(largestPruned, Math.abs(weights[i]));
      } else {
        assertThat(child[i]).isEqualTo(weights[i]);
        smallestKept =
            weights[i] == 0 ? smallestKept : Math.min(smallestKept, Math.abs(weights[i]));
      }
    }
    assertThat(largestPruned).isLessThan(smallestKept);
  }

  @Property(tries = 500, seed = "52")
  void growingStepsInSequenceEqualTheLastStep(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 1, max = 9) int last) {
    float[] stepwise = weights;
    for (int step = 1; step <= last; step++) {
      stepwise = prune(stepwise, "0." + step);
    }
    assertThat(stepwise)
        .usingComparatorWithPrecision(0f)
        .containsExactly(prune(weights, "0." + last));
  }

  private static float[] prune(float[] weights, String fraction) {
    float[] before = weights.clone();
    float[] child = MagnitudeCutoff.prune(weights, new BigDecimal(fraction));
    assertThat(Arrays.equals(weights, before)).isTrue();
    return child;
  }

  private static int zeros(float[] weights) {
    int zeros = 0;
    for (float w : weights) {
      zeros += w == 0 ? 1 : 0;
    }
    return zeros;
  }
}
