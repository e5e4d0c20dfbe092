package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KMeansTest {

  @Provide
  Arbitrary<float[]> weights() {
    return Weights.any();
  }

  @Test
  void clustersFarApartAreReplacedByTheirMeans() {
    float[] weights = {1, 2, 3, 100, 102, -50};
    for (long seed = 0; seed < 20; seed++) {
      assertThat(cluster(weights, 3, seed)).containsExactly(2, 2, 2, 101, 101, -50);
    }
  }

  @Property(tries = 500, seed = "81")
  void thereAreNoMoreValuesThanLevels(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 9) int levels) {
    assertThat(values(cluster(weights, levels, 1)).size()).isLessThanOrEqualTo(levels);
  }

  @Property(tries = 500, seed = "82")
  void clusteringTwiceIsClusteringOnceWhateverTheSecondSeed(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 9) int levels) {
    float[] once = cluster(weights, levels, 1);
    assertThat(cluster(once, levels, 2)).containsExactly(once);
  }

  @Property(tries = 500, seed = "83")
  void zerosStayZero(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 9) int levels) {
    float[] child = cluster(weights, levels, 1);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] == 0) {
        assertThat(child[i]).isZero();
      }
    }
  }

  /** Up to the rounding of a centre to float32, no other centre is closer. */
  @Property(tries = 500, seed = "84")
  void eachWeightTakesTheClosestValue(
      @ForAll("weights") float[] weights, @ForAll @IntRange(min = 2, max = 9) int levels) {
    float[] child = cluster(weights, levels, 1);
    Set<Float> values = values(child);
    for (int i = 0; i < weights.length; i++) {
      double own = Math.abs((double) weights[i] - child[i]);
      for (float value : values) {
        if (weights[i] != 0 && value != 0) {
          double slack = 0x1p-22 * (Math.abs(value) + Math.abs((double) child[i]));
          assertThat(own).isLessThanOrEqualTo(Math.abs((double) weights[i] - value) + slack);
        }
      }
    }
  }

  private static Set<Float> values(float[] weights) {
    Set<Float> values = new TreeSet<>();
    for (float weight : weights) {
      values.add(weight + 0f);
    }
    return values;
  }

  private static float[] cluster(float[] weights, int levels, long seed) {
    return KMeans.cluster(weights, levels, Draws.of(seed, "w"));
  }
}
