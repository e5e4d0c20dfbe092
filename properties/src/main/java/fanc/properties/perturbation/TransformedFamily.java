package fanc.properties.perturbation;

import fanc.properties.ClaimedSet;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The splits of a transformation on one image. With two parameters the last one changes first. A
 * region's box is computed when asked for.
 */
public final class TransformedFamily implements ImageFamily {
  private final InputImage image;
  private final Transformation transformation;
  private final long size;

  TransformedFamily(InputImage image, Transformation transformation) {
    this.image = image;
    this.transformation = transformation;
    this.size =
        transformation.parameters().stream().mapToLong(Splits::count).reduce(1, (a, b) -> a * b);
  }

  @Override
  public InputImage image() {
    return image;
  }

  @Override
  public ValueRange range() {
    return transformation.range();
  }

  @Override
  public long size() {
    return size;
  }

  /**
   * Returns the intervals of the parameters in a region.
   *
   * @throws IndexOutOfBoundsException if there is no such region
   */
  public List<ValueRange> part(long index) {
    Objects.checkIndex(index, size);
    List<Splits> parameters = transformation.parameters();
    List<ValueRange> part = new ArrayList<>();
    long rest = index;
    for (int k = parameters.size() - 1; k >= 0; k--) {
      Splits splits = parameters.get(k);
      part.add(0, splits.part((int) (rest % splits.count())));
      rest /= splits.count();
    }
    return List.copyOf(part);
  }

  @Override
  public SparseBox changes(long index) {
    return transformation.enclosure(image, part(index));
  }

  @Override
  public Optional<ClaimedSet> claimed(long index) {
    return Optional.of(new TransformedSet(image, transformation, part(index)));
  }

  @Override
  public String describe(long index) {
    return transformation.describe(part(index));
  }

  @Override
  public Optional<String> remark() {
    return Optional.of("each split enclosed by the box of its images");
  }
}
