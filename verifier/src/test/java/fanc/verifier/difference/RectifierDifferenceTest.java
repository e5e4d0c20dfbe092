package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.verifier.Bounds;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RectifierDifferenceTest {

  /** On a grid of quarters everything is exact, and the extremes are at points of the grid. */
  @Property(tries = 2000)
  void isTheHullOverAGrid(
      @ForAll @IntRange(min = -12, max = 12) int hl,
      @ForAll @IntRange(min = 0, max = 12) int width,
      @ForAll @IntRange(min = -12, max = 12) int dl,
      @ForAll @IntRange(min = 0, max = 12) int spread) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int z = hl; z <= hl + width; z++) {
      for (int d = dl; d <= dl + spread; d++) {
        double difference = (Math.max(0, z + d) - Math.max(0, z)) / 4.0;
        least = Math.min(least, difference);
        most = Math.max(most, difference);
      }
    }

    Bounds hull =
        RectifierDifference.of(
            box(hl / 4.0, (hl + width) / 4.0), box(dl / 4.0, (dl + spread) / 4.0));

    assertThat(hull.lower(0)).isBetween(least - 1e-15, least);
    assertThat(hull.upper(0)).isBetween(most, most + 1e-15);
  }

  @Test
  void notANumberStaysNotANumber() {
    Bounds hull = RectifierDifference.of(box(-2, -1), box(Double.NaN, Double.NaN));

    assertThat(hull.lower(0)).isNaN();
    assertThat(hull.upper(0)).isNaN();
  }

  private static Bounds box(double lower, double upper) {
    return new Bounds(new double[] {lower}, new double[] {upper});
  }
}
