package fanc.approx.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorruptionTest {
  private static final int SIDE = 28;

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void staysInRangeIsRepeatableAndWorseWithSeverity(Corruption kind) {
    List<double[]> images = images(4);
    double before = 0;
    for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
      List<double[]> damaged = kind.of(images, SIDE, SIDE, severity, 7);
      List<double[]> again = kind.of(images, SIDE, SIDE, severity, 7);
      double change = 0;
      for (int i = 0; i < images.size(); i++) {
        assertThat(damaged.get(i)).containsExactly(again.get(i));
        assertThat(Arrays.stream(damaged.get(i))).allMatch(p -> p >= 0 && p <= 1);
        change += distance(damaged.get(i), images.get(i));
      }
      assertThat(change).isGreaterThan(before);
      before = change;
    }
  }

  @Test
  void whatIsRandomDependsOnSeedAndImage() {
    double[] image = images(1).get(0);
    List<double[]> same = List.of(image, image);
    List<double[]> one = Corruption.NOISE.of(same, SIDE, SIDE, 3, 1);

    assertThat(one.get(0)).isNotEqualTo(one.get(1));
    assertThat(Corruption.NOISE.of(same, SIDE, SIDE, 3, 2).get(0)).isNotEqualTo(one.get(0));
    assertThat(Corruption.NOISE.of(same, SIDE, SIDE, 4, 1).get(0)).isNotEqualTo(one.get(0));
  }

  @Test
  void noiseHasItsDeviation() {
    double[] grey = new double[10000];
    Arrays.fill(grey, 0.5);
    double[] noisy = new Pixels(100, 100, grey).noise(0.1, new Random(5));

    // The mean of 10,000 has deviation 0.001, their deviation one of 0.0007.
    assertThat(mean(noisy)).isCloseTo(0.5, within(0.004));
    assertThat(distance(noisy, grey) / 100).isCloseTo(0.1, within(0.003));
  }

  /** A point becomes the product of two kernels; a plane surface stays what it is. */
  @Test
  void blurIsASeparableGaussian() {
    double[] point = new double[11 * 11];
    point[5 * 11 + 5] = 1;
    double[] blurred = new Pixels(11, 11, point).blur(1);

    double sum = 0;
    for (int d = -3; d <= 3; d++) {
      sum += Math.exp(-d * d / 2.0);
    }
    for (int y = -5; y <= 5; y++) {
      for (int x = -5; x <= 5; x++) {
        boolean inside = Math.abs(y) <= 3 && Math.abs(x) <= 3;
        double expected = inside ? Math.exp(-(x * x + y * y) / 2.0) / (sum * sum) : 0;
        assertThat(blurred[(y + 5) * 11 + x + 5]).isCloseTo(expected, within(1e-12));
      }
    }
    double[] plain = new double[49];
    Arrays.fill(plain, 0.25);
    assertThat(new Pixels(7, 7, plain).blur(1.5)).containsExactly(plain, within(1e-12));
  }

  @Test
  void contrastKeepsTheMean() {
    double[] image = images(1).get(0);
    double[] flat = new Pixels(SIDE, SIDE, image).contrast(0.3);

    assertThat(mean(flat)).isCloseTo(mean(image), within(1e-12));
    assertThat(flat[0] - mean(flat)).isCloseTo(0.3 * (image[0] - mean(image)), within(1e-12));
  }

  @Test
  void quarterTurnMovesPixelsAndNoTurnNone() {
    double[] image = {1, 0.5, 0, 0.25, 0.75, 0.125, 0, 0, 1};
    Pixels pixels = new Pixels(3, 3, image);

    assertThat(pixels.rotation(0)).containsExactly(image, within(1e-12));
    assertThat(pixels.rotation(Math.PI / 2)).containsExactly(quarterTurn(image), within(1e-12));
  }

  /** Pixel (y, x) comes from (-x, y) about the middle: the columns of the image read upwards. */
  private static double[] quarterTurn(double[] image) {
    double[] turned = new double[9];
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        turned[y * 3 + x] = image[(2 - x) * 3 + y];
      }
    }
    return turned;
  }

  @Test
  void unknownSeverityAndOtherSizesAreRefused() {
    assertThatThrownBy(() -> Corruption.BLUR.of(images(1), SIDE, SIDE, 6, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("severity 6");
    assertThatThrownBy(() -> Corruption.BLUR.of(images(1), SIDE, SIDE + 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("28 x 29");
  }

  private static List<double[]> images(int count) {
    Random random = new Random(3);
    return Stream.generate(() -> random.doubles(SIDE * SIDE).toArray()).limit(count).toList();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
