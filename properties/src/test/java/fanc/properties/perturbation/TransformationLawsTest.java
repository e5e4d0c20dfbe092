package fanc.properties.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Every transformed image lies in the box of its split, and every member of a split is one of its
 * images: compared with images transformed in 60 digits by {@link ExactTransformations}.
 */
class TransformationLawsTest {
  private static final BigDecimal NOTHING = BigDecimal.ZERO;

  @Property(tries = 60, seed = "31")
  void everyTurnedImageLiesInItsSplit(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange range = range(random);
    String[] widths = {"0", "0.001", "0.7", "3", "25", "120"};
    ValueRange angles = interval(random, 200, widths[random.nextInt(widths.length)]);
    TransformedFamily family =
        new Rotation(new Splits(angles, 1 + random.nextInt(4)), range).around(image);
    long split = random.nextInt((int) family.size());
    SparseBox box = family.changes(split);
    for (BigDecimal angle : within(family.part(split).get(0), 5, random)) {
      BigDecimal[] turned = ExactTransformations.rotated(image, angle, range);
      assertThat(ExactInputs.firstOutside(image, box, turned, ExactTransformations.SLACK))
          .as("first pixel outside, turned by %s in %s", angle, family.describe(split))
          .isNegative();
    }
  }

  @Property(tries = 60, seed = "32")
  void everyMovedImageLiesInItsSplit(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange range = range(random);
    String[] widths = {"0", "0.001", "0.4", "1", "2.5", "12"};
    Translation translation =
        new Translation(
            new Splits(interval(random, 4, widths[random.nextInt(6)]), 1 + random.nextInt(3)),
            new Splits(interval(random, 4, widths[random.nextInt(6)]), 1 + random.nextInt(3)),
            range);
    TransformedFamily family = translation.around(image);
    long split = random.nextInt((int) family.size());
    SparseBox box = family.changes(split);
    for (BigDecimal right : within(family.part(split).get(0), 3, random)) {
      for (BigDecimal down : within(family.part(split).get(1), 3, random)) {
        BigDecimal[] moved = ExactTransformations.translated(image, right, down, range);
        assertThat(ExactInputs.firstOutside(image, box, moved, ExactTransformations.SLACK))
            .as("first pixel outside, moved by %s, %s in %s", right, down, family.describe(split))
            .isNegative();
      }
    }
  }

  @Property(tries = 60, seed = "33")
  void everyBrightenedImageLiesInItsSplit(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange range = range(random);
    Splits shifts = new Splits(interval(random, 1, "0.3"), 1 + random.nextInt(7));
    TransformedFamily family = new Brightness(shifts, range).around(image);
    long split = random.nextInt((int) family.size());
    for (BigDecimal shift : within(family.part(split).get(0), 5, random)) {
      BigDecimal[] brighter = ExactInputs.pixels(image);
      for (int i = 0; i < brighter.length; i++) {
        brighter[i] = range.clip(brighter[i].add(shift));
      }
      assertThat(ExactInputs.inside(image, family.changes(split), brighter, NOTHING)).isTrue();
    }
  }

  @Property(tries = 60, seed = "34")
  void everyImageOfOtherContrastLiesInItsSplit(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange range = range(random);
    BigDecimal about = BigDecimal.valueOf(5L * random.nextInt(3), 1);
    ValueRange factors =
        new ValueRange(BigDecimal.valueOf(random.nextInt(11), 1), new BigDecimal("1.3"));
    TransformedFamily family =
        new Contrast(new Splits(factors, 1 + random.nextInt(7)), about, range).around(image);
    long split = random.nextInt((int) family.size());
    for (BigDecimal factor : within(family.part(split).get(0), 5, random)) {
      BigDecimal[] changed = ExactInputs.pixels(image);
      for (int i = 0; i < changed.length; i++) {
        changed[i] = range.clip(about.add(changed[i].subtract(about).multiply(factor)));
      }
      assertThat(ExactInputs.inside(image, family.changes(split), changed, NOTHING)).isTrue();
    }
  }

  @Property(tries = 30, seed = "35")
  void membersAreImagesOfTheSplitKnownUpToRounding(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    ValueRange angles = interval(random, 30, "2");
    TransformedFamily family = new Rotation(new Splits(angles, 2), ValueRange.UNIT).around(image);
    List<Member> members = family.claimed(1).orElseThrow().samples(8);
    ValueRange part = family.part(1).get(0);
    BigDecimal middle = part.lower().add(part.upper()).divide(BigDecimal.valueOf(2));
    List<BigDecimal> first = List.of(middle, part.lower(), part.upper());
    for (int k = 0; k < first.size(); k++) {
      BigDecimal[] turned = ExactTransformations.rotated(image, first.get(k), ValueRange.UNIT);
      SparseBox point = members.get(k).enclosure().changes();
      assertThat(ExactInputs.inside(image, point, turned, ExactTransformations.SLACK)).isTrue();
    }
    SparseBox box = family.changes(1);
    for (Member member : members) {
      requireInside(member.enclosure(), new InputRegion(family.base(), box));
      assertThat(widest(image, member.enclosure().changes())).isLessThan(1e-10);
    }
  }

  private static void requireInside(InputRegion inner, InputRegion outer) {
    double[][] a = ends(inner);
    double[][] b = ends(outer);
    for (int i = 0; i < a[0].length; i++) {
      // A pixel's own enclosure may be wider by a few roundings than that of the whole split.
      assertThat(a[0][i]).isGreaterThanOrEqualTo(b[0][i] - 1e-9);
      assertThat(a[1][i]).isLessThanOrEqualTo(b[1][i] + 1e-9);
    }
  }

  private static double[][] ends(InputRegion region) {
    double[] lower = region.base().toArray();
    double[] upper = region.base().toArray();
    SparseBox box = region.changes();
    for (int k = 0; k < box.size(); k++) {
      lower[box.index(k)] = box.lower(k);
      upper[box.index(k)] = box.upper(k);
    }
    return new double[][] {lower, upper};
  }

  /** Returns the largest width of an interval, in x01 units. */
  static double widest(InputImage image, SparseBox box) {
    double widest = 0;
    for (int k = 0; k < box.size(); k++) {
      int channel = image.geometry().channelOf(box.index(k));
      double std = image.preprocess().std(channel).doubleValue();
      widest = Math.max(widest, (box.upper(k) - box.lower(k)) * std);
    }
    return widest;
  }

  /** Returns an interval of the given width that begins at most {@code reach} from 0. */
  private static ValueRange interval(Random random, int reach, String width) {
    BigDecimal lower = BigDecimal.valueOf(random.nextInt(2000 * reach + 1) - 1000L * reach, 3);
    return new ValueRange(lower, lower.add(new BigDecimal(width)));
  }

  /** Returns both ends of an interval and points between them. */
  private static List<BigDecimal> within(ValueRange interval, int count, Random random) {
    List<BigDecimal> points = new ArrayList<>(List.of(interval.lower(), interval.upper()));
    BigDecimal width = interval.upper().subtract(interval.lower());
    while (points.size() < count) {
      BigDecimal share = new BigDecimal(random.nextDouble());
      points.add(interval.clip(interval.lower().add(width.multiply(share))));
    }
    return points;
  }

  private static ValueRange range(Random random) {
    return random.nextInt(4) == 0
        ? new ValueRange(new BigDecimal("0.1"), new BigDecimal("0.9"))
        : ValueRange.UNIT;
  }
}
