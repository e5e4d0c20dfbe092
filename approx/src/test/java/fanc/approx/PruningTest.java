package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PruningTest {

  @Test
  void globalPruningHasOneThresholdForAllTensors() throws ApproximationException {
    List<float[]> pruned =
        new GlobalPruning(new BigDecimal("0.5"), Scope.DENSE)
            .apply(List.of(Weights.dense(1, 3, 1, -2, 3), Weights.dense(1, 3, 10, -20, 30)));
    assertThat(pruned.get(0)).containsExactly(0, 0, 0);
    assertThat(pruned.get(1)).containsExactly(10, -20, 30);
  }

  @Property(tries = 200, seed = "53")
  void prunedShareIsExactAndTheRestIsKept(
      @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll @IntRange(max = 1000) int seed)
      throws ApproximationException {
    BigDecimal fraction = BigDecimal.valueOf(percent, 2);
    List<WeightTensor> tensors = tensors(seed);
    int all = tensors.get(0).shape().size() + tensors.get(1).shape().size();
    List<float[]> layers = random(fraction, Extent.LAYER, seed).apply(tensors);
    for (int t = 0; t < 2; t++) {
      int size = tensors.get(t).shape().size();
      assertThat(zeros(layers.get(t))).isEqualTo(percent * size / 100);
    }
    List<float[]> joined = random(fraction, Extent.GLOBAL, seed).apply(tensors);
    assertThat(zeros(joined.get(0)) + zeros(joined.get(1))).isEqualTo(percent * all / 100);
    List<float[]> least = new GlobalPruning(fraction, Scope.ALL).apply(tensors);
    int position = percent * (all - 1);
    assertThat(zeros(least.get(0)) + zeros(least.get(1)))
        .isEqualTo(position / 100 + (position % 100 == 0 ? 0 : 1));
    for (List<float[]> pruned : List.of(layers, joined, least)) {
      for (int t = 0; t < 2; t++) {
        requireKept(tensors.get(t).values(), pruned.get(t));
      }
    }
  }

  @Property(tries = 200, seed = "54")
  void pruningTwiceIsPruningOnce(
      @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll @IntRange(max = 1000) int seed)
      throws ApproximationException {
    BigDecimal fraction = BigDecimal.valueOf(percent, 2);
    for (WeightRule rule :
        List.of(
            random(fraction, Extent.LAYER, seed),
            random(fraction, Extent.GLOBAL, seed),
            new GlobalPruning(fraction, Scope.ALL),
            new MagnitudePruning(List.of(fraction), Scope.ALL),
            new PatternSparsity(2, 4, Scope.ALL))) {
      List<WeightTensor> before = tensors(seed);
      List<float[]> once = rule.apply(before);
      List<WeightTensor> between = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        between.add(before.get(t).withValues(once.get(t)));
      }
      List<float[]> twice = rule.apply(between);
      for (int t = 0; t < 2; t++) {
        assertThat(twice.get(t)).as(rule.name()).containsExactly(once.get(t));
      }
    }
  }

  /** The paper prunes one network step by step, 10 % to 90 %, and keeps a child after each step. */
  @Property(tries = 200, seed = "55")
  void pruningStepByStepIsPruningAtOnce(@ForAll("weights") float[] weights) {
    List<BigDecimal> steps = new ArrayList<>();
    WeightTensor sofar = Weights.dense(1, weights.length, weights);
    for (int percent = 0; percent <= 90; percent += 10) {
      BigDecimal fraction = BigDecimal.valueOf(percent, 2);
      steps.add(fraction);
      MagnitudePruning once = new MagnitudePruning(List.of(fraction), Scope.DENSE);
      float[] atOnce = once.apply(Weights.dense(1, weights.length, weights));
      sofar = sofar.withValues(once.apply(sofar));
      assertThat(sofar.values()).containsExactly(atOnce);
      assertThat(new MagnitudePruning(steps, Scope.DENSE).apply(sofar)).containsExactly(atOnce);
    }
  }

  @Provide
  static Arbitrary<float[]> weights() {
    return Weights.any();
  }

  @Test
  void randomChoiceDependsOnTheSeedAndEveryWeightIsAsLikely() throws ApproximationException {
    BigDecimal half = new BigDecimal("0.5");
    int[] hits = new int[10];
    for (int seed = 0; seed < 2000; seed++) {
      float[] pruned =
          random(half, Extent.LAYER, seed)
              .apply(List.of(Weights.dense(1, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))
              .get(0);
      for (int i = 0; i < 10; i++) {
        hits[i] += pruned[i] == 0 ? 1 : 0;
      }
    }
    for (int hit : hits) {
      // Mean 1000, standard deviation sqrt(2000 / 4) = 22.
      assertThat(hit).isBetween(900, 1100);
    }
    List<WeightTensor> tensors = tensors(1);
    assertThat(random(half, Extent.LAYER, 1).apply(tensors).get(0))
        .isNotEqualTo(random(half, Extent.LAYER, 2).apply(tensors).get(0));
  }

  @Test
  void patternKeepsTheLargestOfEachGroupAlongTheInputs() throws ApproximationException {
    PatternSparsity rule = new PatternSparsity(2, 4, Scope.ALL);
    assertThat(rule.apply(Weights.dense(2, 4, 1, -4, 3, 2, 5, 5, 5, 5)))
        .containsExactly(0, -4, 3, 0, 5, 5, 0, 0);
    WeightTensor columns =
        new WeightTensor(
            "w",
            fanc.networks.Shape.of(4, 2),
            WeightTensor.Layer.DENSE,
            WeightTensor.Role.WEIGHT,
            1,
            0,
            new float[] {1, 5, -4, 5, 3, 5, 2, 5});
    assertThat(rule.apply(columns)).containsExactly(0, 5, -4, 5, 3, 0, 0, 0);
  }

  @Test
  void remainderCountsAsIfZerosFollowed() throws ApproximationException {
    PatternSparsity rule = new PatternSparsity(2, 4, Scope.ALL);
    assertThat(rule.apply(Weights.dense(1, 7, 1, 2, 3, 4, 6, 5, 7)))
        .containsExactly(0, 0, 3, 4, 6, 0, 7);
    assertThat(rule.apply(Weights.dense(1, 6, 1, 2, 3, 4, 1, 2))).containsExactly(0, 0, 3, 4, 1, 2);
  }

  @Test
  void patternOfAConvolutionRunsAlongItsInputChannels() throws ApproximationException {
    float[] twoWide = {1, 8, 2, 7, 3, 6, 4, 5};
    assertThat(new PatternSparsity(2, 4, Scope.ALL).apply(Weights.convolution(1, 4, 2, twoWide)))
        .containsExactly(0, 8, 0, 7, 3, 0, 4, 0);
  }

  @Test
  void tensorReadAlongTwoAxesHasNoPattern() {
    WeightTensor both =
        new WeightTensor(
            "w",
            fanc.networks.Shape.of(1, 1),
            WeightTensor.Layer.DENSE,
            WeightTensor.Role.WEIGHT,
            WeightTensor.NO_AXIS,
            WeightTensor.NO_AXIS,
            new float[] {1});
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new PatternSparsity(2, 4, Scope.ALL).apply(both))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("different axes");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> IntQuantization.nearest(8).apply(both))
        .hasMessageContaining("different axes");
  }

  private static RandomPruning random(BigDecimal fraction, Extent extent, long seed) {
    return new RandomPruning(fraction, extent, Scope.ALL, seed);
  }

  private static List<WeightTensor> tensors(int seed) {
    Random random = new Random(seed);
    return List.of(gaussian(random, 3, 7), gaussian(random, 5, 4));
  }

  private static WeightTensor gaussian(Random random, int outputs, int inputs) {
    float[] values = new float[outputs * inputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Weights.dense(outputs, inputs, values);
  }

  private static void requireKept(float[] before, float[] after) {
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isIn(0f, before[i]);
    }
  }

  private static int zeros(float[] weights) {
    int zeros = 0;
    for (float w : weights) {
      zeros += w == 0 ? 1 : 0;
    }
    return zeros;
  }
}
