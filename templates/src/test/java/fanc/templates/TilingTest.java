package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.Patch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TilingTest {
  private static final List<BigDecimal> HALVES = Collections.nCopies(3, new BigDecimal("0.5"));

  /** An image in which every pixel is one half, normalised to 0. */
  private static Tiling tiling(int height, int width, int tileHeight, int tileWidth) {
    ImageGeometry geometry = new ImageGeometry(height, width, 3, Layout.HWC);
    InputImage image =
        new InputImage(
            Collections.nCopies(geometry.values(), new BigDecimal("0.5")),
            geometry,
            new Preprocess(BigDecimal.ONE, HALVES, HALVES));
    return new Tiling(
        new Patch(1, 1, Optional.empty(), ValueRange.UNIT).around(image), tileHeight, tileWidth);
  }

  @Test
  void tilesCoverEveryCoordinateExactlyOnce() {
    Tiling tiling = tiling(7, 5, 3, 2);
    int[] covered = new int[3 * 7 * 5];
    for (int tile = 0; tile < tiling.size(); tile++) {
      SparseBox box = tiling.region(tile, .1).changes();
      for (int k = 0; k < box.size(); k++) {
        covered[box.index(k)]++;
      }
    }
    assertThat(tiling.size()).isEqualTo(9);
    assertThat(Arrays.stream(covered)).containsOnly(1);
  }

  /** The original moved two of three channels to one side only. */
  @Test
  void everyChannelMovesToBothSides() {
    SparseBox box = tiling(4, 4, 4, 4).region(0, .25).changes();
    assertThat(box.size()).isEqualTo(48);
    for (int k = 0; k < 48; k++) {
      assertThat(box.lower(k)).isEqualTo(-.5);
      assertThat(box.upper(k)).isEqualTo(.5);
    }
  }

  @Test
  void tilesStayInTheRange() {
    SparseBox box = tiling(2, 2, 2, 2).region(0, .75).changes();
    assertThat(box.lower(0)).isEqualTo(-1);
    assertThat(box.upper(0)).isEqualTo(1);
  }
}
