package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntegerLevelsTest {
  /** Three roundings to float32, each relative to at most the largest weight, and some more. */
  private static final double FLOAT_ERROR = 4 * 0x1p-24;

  @Provide
  Arbitrary<float[]> weights() {
    return Weights.any();
  }

  @Provide
  Arbitrary<float[]> matrices() {
    return Arbitraries.floats().between(-2, 2).array(float[].class).ofSize(24);
  }

  @Test
  void truncationMovesTowardsZeroAndKeepsTheLargest() throws ApproximationException {
    assertThat(
            IntegerLevels.truncate(
                new float[] {1, 0.99f, -0.99f, 0.49f, -0.49f, 0}, 2, Channels.ONE))
        .containsExactly(1, 0.5f, -0.5f, 0, 0, 0);
  }

  @Test
  void nearestRoundsToTheLevelsOfASignedInteger() {
    assertThat(IntegerLevels.nearest(new float[] {3, 2.6f, -1.4f, 0.4f, -3}, 3, Channels.ONE))
        .containsExactly(3, 3, -1, 0, -3);
  }

  @Test
  void zerosStayZerosAndAreNeverNegative() throws ApproximationException {
    float[] zeros = {0f, -0f};
    for (float zero : IntegerLevels.truncate(zeros, 8, Channels.ONE)) {
      assertThat(Float.floatToRawIntBits(zero)).isZero();
    }
    for (float zero : IntegerLevels.nearest(zeros, 8, Channels.ONE)) {
      assertThat(Float.floatToRawIntBits(zero)).isZero();
    }
    assertThat(
            Float.floatToRawIntBits(
                IntegerLevels.truncate(new float[] {1, -0.001f}, 8, Channels.ONE)[1]))
        .isZero();
    assertThat(
            Float.floatToRawIntBits(
                IntegerLevels.nearest(new float[] {1, -0.001f}, 8, Channels.ONE)[1]))
        .isZero();
  }

  @Test
  void weightsTooSmallForTheRuleAreRefused() {
    assertThatThrownBy(() -> IntegerLevels.truncate(new float[] {1e-38f}, 16, Channels.ONE))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("too small");
  }

  @Test
  void eachChannelHasItsOwnStep() {
    float[] weights = {100, 1, 30, 0.6f};
    Channels columns = Channels.along(Shape.of(2, 2), 1);
    assertThat(IntegerLevels.nearest(weights, 2, columns)).containsExactly(100, 1, 0, 1);
    Channels rows = Channels.along(Shape.of(2, 2), 0);
    assertThat(IntegerLevels.nearest(weights, 2, rows)).containsExactly(100, 0, 30, 0);
  }

  @Test
  void channelsOfAKernelAreItsOutputFilters() {
    Channels filters = Channels.along(Shape.of(2, 1, 1, 3), 0);
    assertThat(IntegerLevels.nearest(new float[] {1, 0.4f, 0.6f, 10, 4, 6}, 2, filters))
        .containsExactly(1, 0, 1, 10, 0, 10);
  }

  @Property(tries = 500, seed = "8")
  void truncationMovesEachWeightByLessThanAStepTowardsZero(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 16) int bits)
      throws ApproximationException {
    float[] child = IntegerLevels.truncate(weights, bits, Channels.ONE);
    double largest = Channels.ONE.largestMagnitudes(weights)[0];
    double step = largest / (1 << (bits - 1));
    for (int i = 0; i < weights.length; i++) {
      double shrunk = Math.abs((double) weights[i]) - Math.abs((double) child[i]);
      assertThat(shrunk).isBetween(-FLOAT_ERROR * largest, step + FLOAT_ERROR * largest);
      assertThat(child[i] * weights[i]).isGreaterThanOrEqualTo(0);
    }
  }

  @Property(tries = 500, seed = "9")
  void nearestMovesEachWeightByAtMostHalfAStep(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 16) int bits) {
    float[] child = IntegerLevels.nearest(weights, bits, Channels.ONE);
    double largest = Channels.ONE.largestMagnitudes(weights)[0];
    double half = largest / ((1 << (bits - 1)) - 1) / 2;
    for (int i = 0; i < weights.length; i++) {
      assertThat(Math.abs((double) weights[i] - child[i]))
          .isLessThanOrEqualTo(half + FLOAT_ERROR * largest);
    }
  }

  @Property(tries = 500, seed = "10")
  void nearestTwiceIsNearestOnce(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 16) int bits) {
    float[] once = IntegerLevels.nearest(weights, bits, Channels.ONE);
    assertThat(IntegerLevels.nearest(once, bits, Channels.ONE)).containsExactly(once);
  }

  @Property(tries = 300, seed = "11")
  void nearestPerChannelTwiceIsNearestOnce(
      @ForAll("matrices") float[] weights,
      @ForAll @IntRange(min = 2, max = 16) int bits,
      @ForAll @IntRange(min = 0, max = 2) int axis) {
    Channels channels = Channels.along(Shape.of(2, 3, 4), axis);
    float[] once = IntegerLevels.nearest(weights, bits, channels);
    assertThat(IntegerLevels.nearest(once, bits, channels)).containsExactly(once);
  }

  @Property(tries = 300, seed = "12")
  void nearestTakesNoMoreThanItsLevels(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 4) int bits) {
    float[] child = IntegerLevels.nearest(weights, bits, Channels.ONE);
    java.util.Set<Float> levels = new java.util.HashSet<>();
    for (float w : child) {
      levels.add(w);
    }
    assertThat(levels.size()).isLessThanOrEqualTo((1 << bits) - 1);
  }

  @Test
  void truncationPerChannelIsTruncationOfEachChannel() throws ApproximationException {
    float[] weights = {100, 1, 30, 0.6f};
    Channels columns = Channels.along(Shape.of(2, 2), 1);
    float[] first = IntegerLevels.truncate(new float[] {100, 30}, 3, Channels.ONE);
    float[] second = IntegerLevels.truncate(new float[] {1, 0.6f}, 3, Channels.ONE);
    assertThat(IntegerLevels.truncate(weights, 3, columns))
        .containsExactly(first[0], second[0], first[1], second[1]);
  }

  @Property(tries = 500, seed = "13")
  void stochasticTakesOneOfTheTwoLevelsAround(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 16) int bits) {
    float[] child = stochastic(weights, bits, 1);
    double largest = Channels.ONE.largestMagnitudes(weights)[0];
    double step = largest / ((1 << (bits - 1)) - 1);
    for (int i = 0; i < weights.length; i++) {
      assertThat(Math.abs((double) weights[i] - child[i]))
          .isLessThanOrEqualTo(step + FLOAT_ERROR * largest);
      if (step > 0) {
        double level = child[i] / step;
        assertThat(Math.abs(level - Math.rint(level))).isLessThan(1e-2);
        assertThat(Math.abs((double) child[i])).isLessThanOrEqualTo(largest);
      }
    }
  }

  @Property(tries = 500, seed = "14")
  void stochasticTwiceIsStochasticOnceWhateverTheSecondSeed(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 16) int bits) {
    float[] once = stochastic(weights, bits, 1);
    assertThat(stochastic(once, bits, 2)).containsExactly(once);
  }

  @Test
  void stochasticIsRightOnAverageAndDependsOnTheSeedAlone() {
    float[] weights = new float[20_001];
    java.util.Arrays.fill(weights, 0.3f);
    weights[0] = 1;
    float[] child = stochastic(weights, 2, 5);
    double sum = 0;
    for (int i = 1; i < child.length; i++) {
      sum += child[i];
    }
    // Standard deviation of the mean: sqrt(0.3 * 0.7 / 20000) = 0.0032.
    assertThat(sum / 20_000).isBetween(0.285, 0.315);
    assertThat(stochastic(weights, 2, 5)).containsExactly(child);
    assertThat(stochastic(weights, 2, 6)).isNotEqualTo(child);
  }

  private static float[] stochastic(float[] weights, int bits, long seed) {
    return IntegerLevels.stochastic(weights, bits, Channels.ONE, Draws.of(seed, "w"));
  }
}
