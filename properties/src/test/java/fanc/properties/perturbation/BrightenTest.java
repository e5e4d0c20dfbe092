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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values are multiples of 1/128, so that every end of an interval is a double, exactly. */
class BrightenTest {
  private static final BigDecimal QUARTER = new BigDecimal("0.25");

  @Test
  void brightValuesMayRiseToTheTopAndOthersStay() {
    SparseBox box = family(QUARTER, 0, "0.75", "0.5", "1", "0.7421875", "0.875", "0").changes(0);
    assertThat(intervals(box)).containsExactly("0: 0.75 to 1.0", "4: 0.875 to 1.0");
  }

  @Test
  void everyCombinationOfHalvesIsARegion() {
    BrightenedFamily family = family(QUARTER, 2, "0.875", "0.75", "0.9375", "0.5", "1", "0");
    assertThat(family.size()).isEqualTo(4);
    assertThat(family.halved()).containsExactly(1, 0);
    String unsplit = "2: 0.9375 to 1.0";
    assertThat(intervals(family.changes(0)))
        .containsExactly("0: 0.875 to 0.9375", "1: 0.75 to 0.875", unsplit);
    assertThat(intervals(family.changes(1)))
        .containsExactly("0: 0.875 to 0.9375", "1: 0.875 to 1.0", unsplit);
    assertThat(intervals(family.changes(2)))
        .containsExactly("0: 0.9375 to 1.0", "1: 0.75 to 0.875", unsplit);
    assertThat(intervals(family.changes(3)))
        .containsExactly("0: 0.9375 to 1.0", "1: 0.875 to 1.0", unsplit);
    assertThatThrownBy(() -> family.changes(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void sevenHalvedValuesGive128DifferentRegionsAndNoneHasAWholeInterval() {
    String[] nine = {"0.75", "0.8", "0.85", "0.9", "0.95", "0.96", "0.97", "0.98", "0.99"};
    BrightenedFamily family = family(QUARTER, 7, nine);
    assertThat(family.size()).isEqualTo(128);
    Set<List<String>> different = new HashSet<>();
    for (long index = 0; index < family.size(); index++) {
      SparseBox box = family.changes(index);
      different.add(intervals(box));
      for (int i = 0; i < 7; i++) {
        double half = (1 - Double.parseDouble(nine[i])) / 2;
        assertThat(box.upper(i) - box.lower(i)).isBetween(half - 1e-15, half + 1e-15);
      }
      assertThat(box.lower(8)).isLessThanOrEqualTo(0.99);
      assertThat(box.upper(8)).isEqualTo(1);
    }
    assertThat(different).hasSize(128);
  }

  @Test
  void fewerBrightValuesWithAGapGiveFewerRegions() {
    assertThat(family(QUARTER, 7, "0.75", "1", "0.9", "0", "0", "0").size()).isEqualTo(4);
    BrightenedFamily none = family(QUARTER, 7, "1", "1", "0.5", "0", "0", "0");
    assertThat(none.size()).isEqualTo(1);
    assertThat(none.changes(0).size()).isZero();
    assertThat(none.describe(0)).isEqualTo("brightened, no upper half");
  }

  @Test
  void ofEqualGapsTheFirstValueIsHalved() {
    assertThat(family(QUARTER, 2, "0.875", "0.75", "0.875", "0.875", "0", "0").halved())
        .containsExactly(1, 0);
  }

  @Test
  void regionsAreDescribedByTheirUpperHalves() {
    BrightenedFamily family = family(QUARTER, 2, "0.5", "0.75", "0", "0", "0", "0.875");
    assertThat(family.describe(3))
        .isEqualTo("brightened, upper half at (row, column) (0, 1), (1, 2)");
    assertThat(family.describe(2)).isEqualTo("brightened, upper half at (row, column) (1, 2)");
    assertThat(family.claimed(2)).isEmpty();
    InputImage colours = image(new ImageGeometry(1, 1, 3, Layout.HWC), "0", "0.9", "0");
    assertThat(new Brighten(QUARTER, 1, ValueRange.UNIT).around(colours).describe(1))
        .isEqualTo("brightened, upper half at (row, column) (0, 0; channel 1)");
  }

  @Test
  void topIsTheUpperEndOfTheRange() {
    InputImage image = image(new ImageGeometry(1, 3, 1, Layout.HW), "0.5", "0.625", "0.75");
    ValueRange range = new ValueRange(BigDecimal.ZERO, new BigDecimal("0.75"));
    BrightenedFamily family = new Brighten(new BigDecimal("0.125"), 7, range).around(image);
    assertThat(family.size()).isEqualTo(2);
    assertThat(intervals(family.changes(1))).containsExactly("1: 0.6875 to 0.75");
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> new Brighten(new BigDecimal("-0.1"), 7, ValueRange.UNIT))
        .hasMessage("delta must be at least 0, not -0.1");
    assertThatThrownBy(() -> new Brighten(QUARTER, 21, ValueRange.UNIT))
        .hasMessage("halved must be from 0 to 20, not 21");
    assertThatThrownBy(() -> new Brighten(QUARTER, -1, ValueRange.UNIT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BrightenedFamily family(BigDecimal delta, int halved, String... x01) {
    ImageGeometry geometry = new ImageGeometry(x01.length / 3, 3, 1, Layout.HW);
    return new Brighten(delta, halved, ValueRange.UNIT).around(image(geometry, x01));
  }

  private static InputImage image(ImageGeometry geometry, String... x01) {
    return new InputImage(Stream.of(x01).map(BigDecimal::new).toList(), geometry, Preprocess.NONE);
  }

  private static List<String> intervals(SparseBox box) {
    List<String> intervals = new ArrayList<>();
    for (int k = 0; k < box.size(); k++) {
      intervals.add(box.index(k) + ": " + box.lower(k) + " to " + box.upper(k));
    }
    return intervals;
  }
}
