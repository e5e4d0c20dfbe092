package fanc.cli;

import fanc.properties.ClaimedSet;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.ImageFamily;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The same regions, made once. Enclosing the rotations of an image takes longer than verifying
 * them, and takes every method equally long: a benchmark of verifiers does not count it, as the
 * paper does not, which reads such boxes from files.
 *
 * @param family where they come from
 * @param boxes the changes of each region
 */
record RegionsInMemory(ImageFamily family, List<SparseBox> boxes) implements ImageFamily {
  /** Larger families are left as they are: they need not fit the memory. */
  private static final long MOST_REGIONS = 4096;

  /** Returns the family itself if it is not around an image, or large. */
  static RegionFamily of(RegionFamily family) {
    if (!(family instanceof ImageFamily around) || family.size() > MOST_REGIONS) {
      return family;
    }
    return new RegionsInMemory(
        around, LongStream.range(0, family.size()).mapToObj(family::changes).toList());
  }

  @Override
  public SparseBox changes(long index) {
    return boxes.get(Math.toIntExact(index));
  }

  @Override
  public long size() {
    return boxes.size();
  }

  @Override
  public InputImage image() {
    return family.image();
  }

  @Override
  public ValueRange range() {
    return family.range();
  }

  @Override
  public BigInteger population() {
    return family.population();
  }

  @Override
  public Optional<String> remark() {
    return family.remark();
  }

  @Override
  public Optional<ClaimedSet> claimed(long index) {
    return family.claimed(index);
  }

  @Override
  public String describe(long index) {
    return family.describe(index);
  }
}
