package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigInteger;

/** Which sets of k pixels an L0 perturbation may change. Immutable. */
public sealed interface PixelSelection
    permits RandomPixels, CentralPixels, AllPixels, SensitivePixels, RankedPixels {
  /**
   * Checks that there are enough pixels.
   *
   * @throws IllegalArgumentException if not
   */
  void requireFits(ImageGeometry geometry, int pixels);

  /** Returns the number of sets; {@link Long#MAX_VALUE} where there are more. */
  long size(ImageGeometry geometry, int pixels);

  /** Returns how many sets there are of which this is all or a sample. */
  BigInteger population(ImageGeometry geometry, int pixels);

  /**
   * Returns one set.
   *
   * @param index from 0 to {@code size - 1}
   * @return positions {@code row * width + column}, strictly ascending
   */
  int[] pixels(ImageGeometry geometry, int pixels, long index);
}
