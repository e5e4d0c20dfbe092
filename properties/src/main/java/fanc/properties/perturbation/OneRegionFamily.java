package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.Objects;

/**
 * One region around an image.
 *
 * @param image the image
 * @param range where pixels stay, in x01 units
 * @param box the region's changes
 * @param description the region in words
 */
record OneRegionFamily(InputImage image, ValueRange range, SparseBox box, String description)
    implements ImageFamily {
  @Override
  public long size() {
    return 1;
  }

  @Override
  public SparseBox changes(long index) {
    Objects.checkIndex(index, 1L);
    return box;
  }

  @Override
  public String describe(long index) {
    Objects.checkIndex(index, 1L);
    return description;
  }
}
