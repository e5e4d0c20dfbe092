package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigInteger;

/**
 * Every set of k pixels of the image, in lexicographic order of their positions. There may be more
 * sets than anyone can go through: 80,007,984 triples of 784 pixels.
 */
public record AllPixels() implements PixelSelection {
  @Override
  public void requireFits(ImageGeometry geometry, int pixels) {
    if (pixels > geometry.pixels()) {
      throw new IllegalArgumentException(
          "pixels is " + pixels + ", but the image has " + geometry.pixels());
    }
  }

  @Override
  public long size(ImageGeometry geometry, int pixels) {
    return population(geometry, pixels).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
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
