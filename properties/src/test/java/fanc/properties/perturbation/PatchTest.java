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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchTest {
  private static final ImageGeometry MNIST = new ImageGeometry(28, 28, 1, Layout.HW);
  private final InputImage image = RandomImages.image(MNIST, Preprocess.NONE, new Random(1));

  @Test
  void patchIsAtEveryPositionRowByRow() {
    PatchFamily family = new Patch(2, 2, Optional.empty(), ValueRange.UNIT).around(image);
    assertThat(family.size()).isEqualTo(729);
    assertThat(family.position(0)).isEqualTo(new Patch.Position(0, 0));
    assertThat(family.position(728)).isEqualTo(new Patch.Position(26, 26));
    assertThat(family.indexOf(14, 14)).isEqualTo(14 * 27 + 14);
    assertThat(family.describe(family.indexOf(3, 7))).isEqualTo("patch at row 3, column 7");
    SparseBox box = family.changes(family.indexOf(3, 7));
    assertThat(List.of(box.index(0), box.index(1), box.index(2), box.index(3)))
        .containsExactly(3 * 28 + 7, 3 * 28 + 8, 4 * 28 + 7, 4 * 28 + 8);
    assertThatThrownBy(() -> family.changes(729)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> family.indexOf(0, 27)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> family.indexOf(27, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void patchCoversAllChannels() {
    ImageGeometry cifar = new ImageGeometry(32, 32, 3, Layout.HWC);
    InputImage colours = RandomImages.image(cifar, Preprocess.NONE, new Random(2));
    PatchFamily family = new Patch(2, 2, Optional.empty(), ValueRange.UNIT).around(colours);
    assertThat(family.size()).isEqualTo(961);
    assertThat(family.changes(0).size()).isEqualTo(12);
    assertThat(family.changes(0).index(4)).isEqualTo(1024);
  }

  @Test
  void listedPositionsKeepTheirOrder() {
    List<Patch.Position> corners = List.of(new Patch.Position(26, 26), new Patch.Position(0, 1));
    PatchFamily family = new Patch(2, 2, Optional.of(corners), ValueRange.UNIT).around(image);
    assertThat(family.size()).isEqualTo(2);
    assertThat(family.indexOf(0, 1)).isEqualTo(1);
    assertThatThrownBy(() -> family.indexOf(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void pixelThatCannotLeaveItsValueStaysAPoint() {
    BigDecimal value = image.pixel(0);
    ValueRange onlyThis = new ValueRange(value, value);
    PatchFamily family = new Patch(1, 1, Optional.empty(), onlyThis).around(image);
    assertThat(family.changes(0).size()).isZero();
    int other = 0;
    while (image.pixel(other).compareTo(value) == 0) {
      other++;
    }
    SparseBox changed = family.changes(other);
    assertThat(changed.size()).isEqualTo(1);
    assertThat(changed.lower(0)).isEqualTo(value.doubleValue()).isEqualTo(changed.upper(0));
  }

  @Test
  void patchThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Patch(29, 1, Optional.empty(), ValueRange.UNIT).around(image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size 29 x 1 is larger than the image, 28 x 28");
    List<Patch.Position> outside = List.of(new Patch.Position(27, 0));
    assertThatThrownBy(() -> new Patch(2, 2, Optional.of(outside), ValueRange.UNIT).around(image))
        .hasMessageContaining("row 27, column 0 leaves the image");
    assertThatThrownBy(() -> new Patch(0, 1, Optional.empty(), ValueRange.UNIT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patch(1, 1, Optional.of(List.of()), ValueRange.UNIT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
