package fanc.properties.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageGeometryTest {
  /** Writes 100 channel + 10 row + column at each place of a 2 x 3 image, in the file's order. */
  @ParameterizedTest
  @EnumSource(
      value = Layout.class,
      names = {"HWC", "CHW"})
  void everyLayoutIsLoweredToChannelOrder(Layout layout) {
    List<BigDecimal> raw = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      int channel = layout == Layout.HWC ? i % 3 : i / 6;
      int pixel = layout == Layout.HWC ? i / 3 : i % 6;
      raw.add(BigDecimal.valueOf(100 * channel + 10 * (pixel / 3) + pixel % 3));
    }
    ImageGeometry geometry = new ImageGeometry(2, 3, 3, layout);
    assertThat(new InputImage(raw, geometry, Preprocess.NONE).base().toArray())
        .containsExactly(
            0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112, 200, 201, 202, 210, 211, 212);
    assertThat(geometry.inputIndex(1, 2, 2)).isEqualTo(17);
    assertThat(geometry.inputIndices(new int[] {1, 5})).containsExactly(1, 5, 7, 11, 13, 17);
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> new ImageGeometry(0, 1, 1, Layout.HW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ImageGeometry(2, 2, 3, Layout.HW))
        .hasMessage("layout HW has one channel, not 3");
    assertThatThrownBy(() -> new ImageGeometry(1 << 20, 1 << 20, 1, Layout.HW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
