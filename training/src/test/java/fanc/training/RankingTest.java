package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RankingTest {

  @Property(tries = 200)
  void exactlyAsManyAreHighAndNoneIsBelowAnotherThatIsNot(
      @ForAll @Size(min = 1, max = 30) @IntRange(min = -3, max = 3) int[] values,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] scores = Arrays.stream(values).asDoubleStream().toArray();
    int count = (int) (share * scores.length);

    boolean[] high = Ranking.highest(scores, count);

    assertThat(IntStream.range(0, high.length).filter(i -> high[i]).count()).isEqualTo(count);
    for (int i = 0; i < high.length; i++) {
      for (int j = 0; j < high.length; j++) {
        assertThat(high[i] && !high[j] && scores[i] < scores[j]).isFalse();
      }
    }
  }

  @Property(tries = 200)
  void projectionIsTheNearestArrayWithItsNumberOfZeros(
      @ForAll @Size(min = 1, max = 9) @DoubleRange(min = -9, max = 9) double[] values,
      @ForAll @DoubleRange(min = 0, max = 1) double fraction) {
    double[] projection = LargestKept.projection(values, fraction);

    int zeros = (int) Math.round(fraction * values.length);
    double nearest = Double.POSITIVE_INFINITY;
    for (int set = 0; set < 1 << values.length; set++) {
      if (Integer.bitCount(set) == zeros) {
        double distance = 0;
        for (int i = 0; i < values.length; i++) {
          distance += (set >> i & 1) == 1 ? values[i] * values[i] : 0;
        }
        nearest = Math.min(nearest, distance);
      }
    }
    double distance = 0;
    int kept = 0;
    for (int i = 0; i < values.length; i++) {
      distance += Math.pow(values[i] - projection[i], 2);
      assertThat(projection[i] == 0 || projection[i] == values[i]).isTrue();
      kept += projection[i] == 0 ? 0 : 1;
    }
    assertThat(kept).isLessThanOrEqualTo(values.length - zeros);
    assertThat(distance).isLessThanOrEqualTo(nearest + 1e-9);
  }
}
