package fanc.properties.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Every perturbed image lies in its region: images are perturbed in exact decimal arithmetic, by
 * the definition of each perturbation and not by the code under test, and compared exactly.
 */
class PerturbationLawsTest {
  @Property(tries = 60, seed = "21")
  void everyImageWithinEpsilonLiesInTheLinfRegion(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange range = range(random);
    BigDecimal epsilon = BigDecimal.valueOf(random.nextInt(300), 3);
    ImageFamily family = new Linf(epsilon, range).around(image);
    assertThat(family.size()).isEqualTo(1);
    BigDecimal[] perturbed = ExactInputs.pixels(image);
    for (int i = 0; i < perturbed.length; i++) {
      BigDecimal moved = perturbed[i].add(epsilon.multiply(between(-1, 1, random)));
      perturbed[i] = moved.max(range.lower()).min(range.upper());
    }
    requireInside(image, family.changes(0), perturbed);
  }

  @Property(tries = 60, seed = "22")
  void everyImageWithAPatchLiesInItsRegion(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ImageGeometry geometry = image.geometry();
    ValueRange range = range(random);
    int height = 1 + random.nextInt(3);
    int width = 1 + random.nextInt(3);
    PatchFamily family = new Patch(height, width, Optional.empty(), range).around(image);
    assertThat(family.size())
        .isEqualTo((geometry.height() - height + 1L) * (geometry.width() - width + 1));
    int row = random.nextInt(geometry.height() - height + 1);
    int column = random.nextInt(geometry.width() - width + 1);
    BigDecimal[] perturbed = ExactInputs.pixels(image);
    for (int r = row; r < row + height; r++) {
      for (int c = column; c < column + width; c++) {
        free(perturbed, geometry, r, c, range, random);
      }
    }
    requireInside(image, family.changes(family.indexOf(row, column)), perturbed);
  }

  @Property(tries = 60, seed = "23")
  void everyImageWithFreePixelsLiesInItsRegion(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange range = range(random);
    PixelSelection select =
        random.nextBoolean() ? new CentralPixels() : new RandomPixels(100, random.nextLong());
    PixelSetFamily family = new PixelSetFamily(image, new L0(3, select, range));
    long index = (long) (family.size() * random.nextDouble());
    BigDecimal[] perturbed = ExactInputs.pixels(image);
    int width = image.geometry().width();
    for (int pixel : family.pixels(index)) {
      free(perturbed, image.geometry(), pixel / width, pixel % width, range, random);
    }
    requireInside(image, family.changes(index), perturbed);
  }

  @Property(tries = 60, seed = "24")
  void everyImageInTheBoxLiesInItsRegion(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    BigDecimal[] perturbed = ExactInputs.pixels(image);
    List<PixelBox.Interval> intervals = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      BigDecimal a = between(0, 1, random);
      BigDecimal b = random.nextInt(4) == 0 ? a : between(0, 1, random);
      ValueRange values = new ValueRange(a.min(b), a.max(b));
      intervals.add(new PixelBox.Interval(row, 4, OptionalInt.empty(), values));
      free(perturbed, image.geometry(), row, 4, values, random);
    }
    ImageFamily family = new PixelBox(intervals, ValueRange.UNIT).around(image);
    requireInside(image, family.changes(0), perturbed);
  }

  @Property(tries = 60, seed = "25")
  void everyImageMovedInATileLiesInTheTile(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ImageFamily family = new Linf(BigDecimal.ZERO, range(random)).around(image);
    int row = random.nextInt(3);
    int column = random.nextInt(3);
    double epsilon = random.nextDouble() / 4;
    BigDecimal[] perturbed = ExactInputs.pixels(image);
    for (int r = row; r < row + 2; r++) {
      for (int c = column; c < column + 2; c++) {
        for (int channel = 0; channel < family.channels(); channel++) {
          int i = image.geometry().inputIndex(r, c, channel);
          BigDecimal step = new BigDecimal(epsilon).multiply(between(-1, 1, random));
          perturbed[i] = family.range().clip(perturbed[i].add(step));
        }
      }
    }
    requireInside(image, family.tile(row, row + 2, column, column + 2, epsilon), perturbed);
  }

  @Property(tries = 60, seed = "26")
  void everyBrightenedImageLiesInARegionOfHalves(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    BigDecimal delta = BigDecimal.valueOf(random.nextInt(400), 3);
    int halved = random.nextInt(4);
    BrightenedFamily family = new Brighten(delta, halved, ValueRange.UNIT).around(image);
    BigDecimal[] perturbed = ExactInputs.pixels(image);
    int gaps = 0;
    for (int i = 0; i < perturbed.length; i++) {
      BigDecimal gap = BigDecimal.ONE.subtract(perturbed[i]);
      if (gap.compareTo(delta) <= 0) {
        gaps += gap.signum() > 0 ? 1 : 0;
        BigDecimal dark = perturbed[i].min(BigDecimal.ONE);
        perturbed[i] = dark.add(gap.max(BigDecimal.ZERO).multiply(between(0, 1, random)));
      }
    }
    assertThat(family.size()).isEqualTo(1L << Math.min(halved, gaps));
    assertThat(
            LongStream.range(0, family.size())
                .filter(
                    index ->
                        ExactInputs.inside(
                            image, family.changes(index), perturbed, BigDecimal.ZERO))
                .count())
        .isPositive();
  }

  private static void free(
      BigDecimal[] pixels,
      ImageGeometry geometry,
      int row,
      int column,
      ValueRange range,
      Random random) {
    for (int channel = 0; channel < geometry.channels(); channel++) {
      BigDecimal width = range.upper().subtract(range.lower());
      pixels[geometry.inputIndex(row, column, channel)] =
          range.lower().add(width.multiply(between(0, 1, random)));
    }
  }

  /** Returns a decimal in the interval, often one of its ends. */
  private static BigDecimal between(int lower, int upper, Random random) {
    int steps = random.nextInt(3) == 0 ? 1 : 9973;
    BigDecimal share =
        BigDecimal.valueOf(random.nextInt(steps + 1))
            .divide(BigDecimal.valueOf(steps), MathContext.DECIMAL64);
    return BigDecimal.valueOf(lower).add(BigDecimal.valueOf(upper - lower).multiply(share));
  }

  private static ValueRange range(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new ValueRange(new BigDecimal("0.1"), new BigDecimal("0.9"));
      case 1 -> new ValueRange(BigDecimal.ZERO, BigDecimal.ZERO);
      default -> ValueRange.UNIT;
    };
  }

  private static void requireInside(InputImage image, SparseBox box, BigDecimal[] perturbed) {
    assertThat(ExactInputs.firstOutside(image, box, perturbed, BigDecimal.ZERO)).isNegative();
  }
}
