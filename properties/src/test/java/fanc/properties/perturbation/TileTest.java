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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileTest {
  private static final ImageGeometry SMALL = new ImageGeometry(2, 2, 2, Layout.CHW);
  private final InputImage grey =
      new InputImage(
          Collections.nCopies(8, new BigDecimal("0.25")),
          SMALL,
          new Preprocess(BigDecimal.ONE, List.of(BigDecimal.ZERO), List.of(new BigDecimal("0.5"))));
  private final ImageFamily family = new Linf(BigDecimal.ONE, ValueRange.UNIT).around(grey);

  @Test
  void pixelsOfTheTileMoveByEpsilonInAllChannels() {
    assertThat(family.tile(1, 2, 0, 1, 0.125))
        .isEqualTo(
            new SparseBox(new int[] {2, 6}, new double[] {0.25, 0.25}, new double[] {0.75, 0.75}));
  }

  @Test
  void tileIsClippedToTheRange() {
    SparseBox box = family.tile(0, 2, 0, 2, 0.5);
    assertThat(box.size()).isEqualTo(8);
    assertThat(box.lower(0)).isZero();
    assertThat(box.upper(0)).isEqualTo(1.5);
  }

  @Test
  void epsilonZeroChangesNothing() {
    assertThat(family.tile(0, 2, 0, 2, 0).size()).isZero();
  }

  @Test
  void impossibleTilesAreRefused() {
    for (double epsilon : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> family.tile(0, 1, 0, 1, epsilon))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("epsilon");
    }
    assertThatThrownBy(() -> family.tile(1, 1, 0, 1, 0.1)).hasMessage("no rows 1 to 1");
    assertThatThrownBy(() -> family.tile(0, 3, 0, 1, 0.1)).hasMessage("no rows 0 to 3");
    assertThatThrownBy(() -> family.tile(0, 1, -1, 1, 0.1)).hasMessage("no columns -1 to 1");
  }

  @Test
  void sizesAreThoseOfTheImage() {
    assertThat(List.of(family.height(), family.width(), family.channels()))
        .containsExactly(2, 2, 2);
  }
}
