package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Every set of k out of some pixels that a score has chosen.
 *
 * @param chosen positions {@code row * width + column}, strictly ascending
 * @param origin whose score it was
 */
record RankedPixels(List<Integer> chosen, String origin) implements PixelSelection {
  RankedPixels {
    chosen = List.copyOf(chosen);
  }

  @Override
  public void requireFits(ImageGeometry geometry, int pixels) {
    if (pixels > chosen.size()) {
      throw new IllegalArgumentException("pixels is " + pixels + ", but top is " + chosen.size());
    }
  }

  @Override
  public long size(ImageGeometry geometry, int pixels) {
    return population(geometry, pixels).longValueExact();
  }

  @Override
  public BigInteger population(ImageGeometry geometry, int pixels) {
    return Combinations.count(chosen.size(), pixels);
  }

  @Override
  public int[] pixels(ImageGeometry geometry, int pixels, long index) {
    return Arrays.stream(Combinations.nth(chosen.size(), pixels, index)).map(chosen::get).toArray();
  }
}
