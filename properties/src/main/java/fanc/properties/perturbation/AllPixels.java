package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigInteger;

/**
 * Every set of k pixels of the image, in lexicographic order of their positions. More than {@link
 * #LARGEST} sets are refused: nothing here could go through them.
 */
public record AllPixels() implements PixelSelection {
  /** The largest number of sets. */
  public static final long LARGEST = 10_000_000;

  @Override
  public void requireFits(ImageGeometry geometry, int pixels) {
    if (pixels > geometry.pixels()) {
      throw new IllegalArgumentException(
          "pixels is " + pixels + ", but the image has " + geometry.pixels());
    }
    BigInteger sets = population(geometry, pixels);
    if (sets.compareTo(BigInteger.valueOf(LARGEST)) > 0) {
      throw new IllegalArgumentException(
          String.format(
              "select all of %d pixels out of %d has %,d regions, more than %,d;"
                  + " use fewer pixels, or select random, center or sensitive",
              pixels, geometry.pixels(), sets, LARGEST));
    }
  }

  @Override
  public long size(ImageGeometry geometry, int pixels) {
    return population(geometry, pixels).longValueExact();
  }

  @Override
  public BigInteger population(ImageGeometry geometry, int pixels) {
    return Combinations.count(geometry.pixels(), pixels);
  }

  @Override
  public int[] pixels(ImageGeometry geometry, int pixels, long index) {
    return Combinations.nth(geometry.pixels(), pixels, index);
  }
}
