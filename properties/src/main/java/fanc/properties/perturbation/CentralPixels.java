package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Every set of k out of 20 pixels in the middle of the image: {@code (corner + c / 4, corner + c %
 * 5)} for c from 0 to 19, with whole-number division. These are 20 pixels of a 5 x 5 block, all but
 * one in each of its rows; the corner is 12 for 28 x 28 and 15 for 32 x 32 pixels, as in the code
 * published with FANC (Ugare, Singh, Misailovic, OOPSLA 2022), and {@code (size - 4) / 2} in other
 * sizes.
 */
public record CentralPixels() implements PixelSelection {
  private static final int BLOCK = 5;
  private static final int PIXELS = 20;

  @Override
  public void requireFits(ImageGeometry geometry, int pixels) {
    if (pixels > PIXELS) {
      throw new IllegalArgumentException(
          "pixels is " + pixels + ", but select center has " + PIXELS);
    }
    if (geometry.height() < BLOCK || geometry.width() < BLOCK) {
      throw new IllegalArgumentException(
          String.format(
              "select center needs 5 x 5 pixels, the image has %d x %d",
              geometry.height(), geometry.width()));
    }
  }

  @Override
  public long size(ImageGeometry geometry, int pixels) {
    return Combinations.count(PIXELS, pixels).longValueExact();
  }

  @Override
  public BigInteger population(ImageGeometry geometry, int pixels) {
    return Combinations.count(PIXELS, pixels);
  }

  @Override
  public int[] pixels(ImageGeometry geometry, int pixels, long index) {
    int[] set = Combinations.nth(PIXELS, pixels, index);
    for (int i = 0; i < set.length; i++) {
      int row = corner(geometry.height()) + set[i] / 4;
      set[i] = row * geometry.width() + corner(geometry.width()) + set[i] % BLOCK;
    }
    Arrays.sort(set);
    return set;
  }

  private static int corner(int size) {
    return size == 32 ? 15 : (size - 4) / 2;
  }
}
