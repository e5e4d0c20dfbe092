package fanc.properties.perturbation;

import fanc.properties.RegionFamily;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every set of k out of the {@code top} pixels of an image that matter most to a network. A pixel's
 * score is the sum over its channels of the magnitude of a derivative by x01; of equal scores the
 * pixel that comes first in the image wins. What is proven is proven for these pixels, whoever
 * chose them.
 *
 * @param top how many pixels, at least 1
 */
public record SensitivePixels(int top) implements PixelSelection {
  /**
   * Checks the number of pixels.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public SensitivePixels {
    if (top < 1) {
      throw new IllegalArgumentException("top must be at least 1, not " + top);
    }
  }

  @Override
  public void requireFits(ImageGeometry geometry, int pixels) {
    if (top > geometry.pixels()) {
      throw new IllegalArgumentException(
          "top is " + top + ", but the image has " + geometry.pixels());
    }
    if (pixels > top) {
      throw new IllegalArgumentException("pixels is " + pixels + ", but top is " + top);
    }
    BigInteger sets = Combinations.count(top, pixels);
    if (sets.compareTo(BigInteger.valueOf(RegionFamily.LARGEST_ENUMERATED)) > 0) {
      throw new IllegalArgumentException(
          String.format(
              "%d pixels out of the top %d have %,d regions, more than %,d; lower top",
              pixels, top, sets, RegionFamily.LARGEST_ENUMERATED));
    }
  }

  /**
   * Returns the pixels of an image with the largest scores.
   *
   * @throws IllegalArgumentException if a score is NaN, or the number of derivatives is not that of
   *     the image's values
   */
  RankedPixels ranked(InputImage image, PixelScores scores) {
    ImageGeometry geometry = image.geometry();
    double[] derivatives = scores.derivatives(image.base());
    if (derivatives.length != geometry.values()) {
      throw new IllegalArgumentException(
          derivatives.length + " derivatives for an image of " + geometry.values() + " values");
    }
    double[] score = new double[geometry.pixels()];
    for (int i = 0; i < derivatives.length; i++) {
      // x01 moves the network's input by 1 / std.
      double std = image.preprocess().std(geometry.channelOf(i)).doubleValue();
      score[i % geometry.pixels()] += Math.abs(derivatives[i]) / std;
    }
    if (IntStream.range(0, score.length).anyMatch(p -> Double.isNaN(score[p]))) {
      throw new IllegalArgumentException("select sensitive: a derivative is not a number");
    }
    List<Integer> chosen =
        IntStream.range(0, score.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer p) -> score[p]).reversed())
            .limit(top)
            .sorted()
            .toList();
    return new RankedPixels(chosen, scores.origin());
  }

  @Override
  public long size(ImageGeometry geometry, int pixels) {
    return population(geometry, pixels).longValueExact();
  }

  @Override
  public BigInteger population(ImageGeometry geometry, int pixels) {
    return Combinations.count(top, pixels);
  }

  /**
   * Not known without scores.
   *
   * @throws IllegalStateException always
   */
  @Override
  public int[] pixels(ImageGeometry geometry, int pixels, long index) {
    throw new IllegalStateException("pixels are chosen when the scores of an image are known");
  }
}
