package fanc.properties.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransformationTest {
  private static final ImageGeometry SIZE = new ImageGeometry(9, 8, 1, Layout.HW);
  private static final Preprocess BYTES =
      new Preprocess(
          new BigDecimal("0.00392156862745098"), List.of(BigDecimal.ZERO), List.of(BigDecimal.ONE));
  private final InputImage image = RandomImages.image(SIZE, BYTES, new Random(5));

  @Test
  void nothingChangesAtAngleZeroShiftZeroAndFactorOne() {
    List<Transformation> identities =
        List.of(
            new Rotation(splits("0", "0", 1), ValueRange.UNIT),
            new Translation(splits("0", "0", 1), splits("0", "0", 1), ValueRange.UNIT),
            new Brightness(splits("0", "0", 1), ValueRange.UNIT),
            new Contrast(splits("1", "1", 1), BigDecimal.ZERO, ValueRange.UNIT));
    for (Transformation identity : identities) {
      assertThat(identity.around(image).changes(0).size()).as("%s", identity).isZero();
    }
  }

  @Test
  void wholeStepsAndQuarterTurnsMoveWholePixels() {
    InputImage dot = dot(9, 9, 1, 4);
    requireDot(new Rotation(splits("90", "90", 1), ValueRange.UNIT).around(dot), 4, 1);
    requireDot(new Rotation(splits("-90", "-90", 1), ValueRange.UNIT).around(dot), 4, 7);
    requireDot(new Rotation(splits("180", "180", 1), ValueRange.UNIT).around(dot), 7, 4);
    requireDot(
        new Translation(splits("2", "2", 1), splits("3", "3", 1), ValueRange.UNIT).around(dot),
        4,
        6);
  }

  @Test
  void whatLeavesTheImageIsGoneAndZerosComeIn() {
    InputImage white =
        new InputImage(
            Collections.nCopies(12, BigDecimal.ONE),
            new ImageGeometry(3, 4, 1, Layout.HW),
            Preprocess.NONE);
    Translation right = new Translation(splits("1", "1", 1), splits("0", "0", 1), ValueRange.UNIT);
    assertThat(upper(right.around(white))).containsExactly(0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1);
    Translation half =
        new Translation(splits("0.5", "0.5", 1), splits("0", "0", 1), ValueRange.UNIT);
    assertThat(half.around(white).changes(0).lower(0)).isBetween(0.5 - 1e-12, 0.5);
    Translation away = new Translation(splits("9", "9", 1), splits("0", "0", 1), ValueRange.UNIT);
    assertThat(upper(away.around(white))).containsOnly(0);
  }

  @Test
  void finerSplitsConvergeToTheSampledRange() {
    int[] counts = {1, 8, 64, 512};
    double[] largest = {0.03, 0.005, 0.0005, 0.0001};
    for (int c = 0; c < counts.length; c++) {
      Splits angles = splits("-8", "8", counts[c]);
      TransformedFamily family = new Rotation(angles, ValueRange.UNIT).around(image);
      double excess = 0;
      for (long split = 0; split < counts[c]; split += Math.max(1, counts[c] / 2)) {
        excess = Math.max(excess, excess(family, split));
      }
      assertThat(excess).as("%d splits", counts[c]).isLessThan(largest[c]);
    }
  }

  /** Returns how much wider a split's box is than the values of 51 of its images, at most. */
  private double excess(TransformedFamily family, long split) {
    double[] least = new double[SIZE.values()];
    double[] largest = new double[SIZE.values()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    double from = family.part(split).get(0).lower().doubleValue();
    double to = family.part(split).get(0).upper().doubleValue();
    for (int k = 0; k <= 50; k++) {
      double[] turned = turned(image, from + (to - from) * k / 50);
      for (int i = 0; i < turned.length; i++) {
        least[i] = Math.min(least[i], turned[i]);
        largest[i] = Math.max(largest[i], turned[i]);
      }
    }
    SparseBox box = family.changes(split);
    double excess = 0;
    for (int k = 0; k < box.size(); k++) {
      int i = box.index(k);
      excess = Math.max(excess, Math.max(box.upper(k) - largest[i], least[i] - box.lower(k)));
    }
    return excess;
  }

  private static double[] turned(InputImage image, double degrees) {
    BigDecimal[] exact =
        ExactTransformations.rotated(image, new BigDecimal(degrees), ValueRange.UNIT);
    return Arrays.stream(exact).mapToDouble(BigDecimal::doubleValue).toArray();
  }

  @Test
  void boxOfBothEndsOfASplitWouldBeNoticed() {
    TransformedFamily family = new Rotation(splits("-8", "8", 4), ValueRange.UNIT).around(image);
    List<ValueRange> part = family.part(0);
    double[] a = turned(image, part.get(0).lower().doubleValue());
    double[] b = turned(image, part.get(0).upper().doubleValue());
    double[] lower = new double[a.length];
    double[] upper = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      lower[i] = Math.min(a[i], b[i]) - 1e-9;
      upper[i] = Math.max(a[i], b[i]) + 1e-9;
    }
    SparseBox broken = SparseBox.dense(lower, upper);
    assertThat(outside(broken, part.get(0))).isPositive();
    assertThat(outside(family.changes(0), part.get(0))).isZero();
  }

  private long outside(SparseBox box, ValueRange angles) {
    BigDecimal step = angles.upper().subtract(angles.lower()).divide(BigDecimal.valueOf(20));
    long outside = 0;
    for (int k = 0; k <= 20; k++) {
      BigDecimal angle = angles.lower().add(step.multiply(BigDecimal.valueOf(k)));
      BigDecimal[] turned = ExactTransformations.rotated(image, angle, ValueRange.UNIT);
      if (!ExactInputs.inside(image, box, turned, ExactTransformations.SLACK)) {
        outside++;
      }
    }
    return outside;
  }

  @Test
  void splitsCoverTheIntervalAndKeepItsEnds() {
    Splits thirds = splits("-1", "1", 3);
    assertThat(thirds.part(0).lower()).isEqualByComparingTo("-1");
    assertThat(thirds.part(2).upper()).isEqualByComparingTo("1");
    for (int k = 0; k < 2; k++) {
      assertThat(thirds.part(k).upper()).isGreaterThanOrEqualTo(thirds.part(k + 1).lower());
    }
    assertThat(thirds.part(1).lower())
        .isBetween(new BigDecimal("-0.33333333333334"), new BigDecimal("-0.33333333333333"));
    assertThatThrownBy(() -> thirds.part(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void regionsAreDescribedByTheirParameters() {
    Translation moves = new Translation(splits("0", "1", 2), splits("-1", "1", 4), ValueRange.UNIT);
    TransformedFamily family = moves.around(image);
    assertThat(family.size()).isEqualTo(8);
    assertThat(family.describe(5))
        .isEqualTo("moved by 0.5 to 1 columns to the right and -0.5 to 0 rows down");
    assertThat(family.claimed(5).orElseThrow().samples(1).get(0).description())
        .isEqualTo("moved by 0.75 columns to the right and -0.25 rows down");
    assertThat(family.remark()).contains("each split enclosed by the box of its images");
    assertThatThrownBy(() -> family.describe(8)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatThrownBy(() -> splits("0", "1", 0)).hasMessageContaining("splits must be from 1");
    assertThatThrownBy(() -> new Rotation(splits("0", "361", 1), ValueRange.UNIT))
        .hasMessageContaining("angle must be from -360 to 360 degrees");
    assertThatThrownBy(() -> new Contrast(splits("-0.1", "1", 1), BigDecimal.ZERO, ValueRange.UNIT))
        .hasMessageContaining("factor must be at least 0, not -0.1");
  }

  private static InputImage dot(int height, int width, int row, int column) {
    BigDecimal[] raw = new BigDecimal[height * width];
    Arrays.fill(raw, BigDecimal.ZERO);
    raw[row * width + column] = BigDecimal.ONE;
    return new InputImage(
        List.of(raw), new ImageGeometry(height, width, 1, Layout.HW), Preprocess.NONE);
  }

  private static void requireDot(TransformedFamily family, int row, int column) {
    double[] upper = upper(family);
    for (int i = 0; i < upper.length; i++) {
      boolean here = i == row * family.width() + column;
      assertThat(upper[i])
          .as("pixel %d", i)
          .isBetween(here ? 1.0 - 1e-12 : 0.0, here ? 1.0 + 1e-12 : 1e-12);
    }
  }

  private static double[] upper(TransformedFamily family) {
    double[] upper = family.base().toArray();
    SparseBox box = family.changes(0);
    for (int k = 0; k < box.size(); k++) {
      upper[box.index(k)] = box.upper(k);
    }
    return upper;
  }

  private static Splits splits(String lower, String upper, int count) {
    return new Splits(new ValueRange(new BigDecimal(lower), new BigDecimal(upper)), count);
  }
}
