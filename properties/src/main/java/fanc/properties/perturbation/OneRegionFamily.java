package fanc.properties.perturbation;

import fanc.properties.ClaimedSet;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.Objects;
import java.util.Optional;

/**
 * One region around an image.
 *
 * @param image the image
 * @param range where pixels stay, in x01 units
 * @param box the region's changes
 * @param description the region in words
 * @param inside what the claim is about, if it is less than the box, which then is its hull
 */
record OneRegionFamily(
    InputImage image,
    ValueRange range,
    SparseBox box,
    String description,
    Optional<ClaimedSet> inside)
    implements ImageFamily {
  OneRegionFamily(InputImage image, ValueRange range, SparseBox box, String description) {
    this(image, range, box, description, Optional.empty());
  }

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
  public Optional<ClaimedSet> claimed(long index) {
    Objects.checkIndex(index, 1L);
    return inside;
  }

  @Override
  public String describe(long index) {
    Objects.checkIndex(index, 1L);
    return description;
  }

  @Override
  public Optional<String> remark() {
    return inside.map(set -> "the ball is enclosed by its box hull");
  }
}
