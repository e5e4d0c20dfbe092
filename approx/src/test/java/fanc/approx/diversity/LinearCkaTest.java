package fanc.approx.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The alignment of features: numbers by hand, the form with products of features, its laws. */
class LinearCkaTest {
  private static final double SMALL = 1e-9;

  @Provide
  Arbitrary<double[][]> features() {
    return Arbitraries.longs().map(seed -> random(new Random(seed), 7, 4));
  }

  private static double[][] random(Random random, int inputs, int width) {
    double[][] features = new double[inputs][width];
    for (double[] row : features) {
      for (int f = 0; f < width; f++) {
        row[f] = random.nextGaussian() + f;
      }
    }
    return features;
  }

  private static double cka(double[][] x, double[][] y) {
    return LinearCka.of(CentredGram.of(x), CentredGram.of(y)).orElseThrow();
  }

  /** ||Y^T X||_F^2 / (||X^T X||_F ||Y^T Y||_F), as the paper writes it. */
  private static double byFeatures(double[][] x, double[][] y) {
    return square(y, x) / Math.sqrt(square(x, x) * square(y, y));
  }

  private static double square(double[][] y, double[][] x) {
    double sum = 0;
    for (int g = 0; g < y[0].length; g++) {
      for (int f = 0; f < x[0].length; f++) {
        double entry = 0;
        for (int i = 0; i < x.length; i++) {
          entry += (y[i][g] - mean(y, g)) * (x[i][f] - mean(x, f));
        }
        sum += entry * entry;
      }
    }
    return sum;
  }

  private static double mean(double[][] x, int f) {
    double sum = 0;
    for (double[] row : x) {
      sum += row[f];
    }
    return sum / x.length;
  }

  @Test
  void threePointsByHand() {
    // Centred: x = (-1, 0, 1), y = (-1, 1, 0): (x.y)^2 / (|x|^2 |y|^2) = 1 / 4.
    double[][] x = {{1}, {2}, {3}};
    double[][] y = {{4}, {6}, {5}};
    assertThat(cka(x, y)).isCloseTo(0.25, within(1e-12));
    // Beside y a feature x of its own: the covariances are 1 and 2, so (1 + 4) / (2 ||C||) with
    // C = ((2, 1), (1, 2)), whose norm is sqrt(10).
    double[][] both = {{4, 1}, {6, 2}, {5, 3}};
    assertThat(cka(x, both)).isCloseTo(5 / (2 * Math.sqrt(10)), within(1e-12));
  }

  @Test
  void layerThatIsTheSameForAllInputsHasNoAlignment() {
    double[][] constant = {{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}};
    double[][] other = {{1}, {2}, {3}};
    assertThat(LinearCka.of(CentredGram.of(constant), CentredGram.of(other))).isEmpty();
    CentredGram two = CentredGram.of(new double[][] {{1}, {2}});
    assertThatThrownBy(() -> LinearCka.of(two, CentredGram.of(other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void productsOfInputsAndOfFeaturesGiveTheSame(
      @ForAll("features") double[][] x, @ForAll long seed) {
    double[][] y = random(new Random(~seed), x.length, 11);
    assertThat(cka(x, y)).isCloseTo(byFeatures(x, y), within(SMALL)).isBetween(0.0, 1.0);
    assertThat(cka(x, y)).isEqualTo(cka(y, x));
  }

  @Property(tries = 200)
  void featuresAreFullyAlignedWithThemselvesTurnedMirroredAndScaled(
      @ForAll("features") double[][] x,
      @ForAll long seed,
      @ForAll @DoubleRange(min = .01, max = 100) double scale) {
    assertThat(cka(x, x)).isCloseTo(1, within(SMALL));
    double[][] mirrored = mirrored(x, new Random(seed), scale);
    assertThat(cka(x, mirrored)).isCloseTo(1, within(SMALL));
    double[][] y = random(new Random(seed + 1), x.length, 4);
    assertThat(cka(mirrored, y)).isCloseTo(cka(x, y), within(SMALL));
  }

  /** A reflection in a random plane, twice, and a scale: an orthogonal map and a factor. */
  private static double[][] mirrored(double[][] x, Random random, double scale) {
    double[][] result = new double[x.length][];
    double[][] normals = random(random, 2, x[0].length);
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i].clone();
      for (double[] normal : normals) {
        double product = 0;
        double length = 0;
        for (int f = 0; f < row.length; f++) {
          product += row[f] * normal[f];
          length += normal[f] * normal[f];
        }
        for (int f = 0; f < row.length; f++) {
          row[f] -= 2 * product / length * normal[f];
        }
      }
      for (int f = 0; f < row.length; f++) {
        row[f] *= scale;
      }
      result[i] = row;
    }
    return result;
  }
}
