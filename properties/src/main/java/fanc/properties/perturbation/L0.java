package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;

/**
 * A few pixels take any value of the range, all channels; one region for each set of pixels.
 *
 * @param pixels how many pixels change, at least 1
 * @param select which sets of pixels
 * @param range values of changed pixels, in x01 units
 */
public record L0(int pixels, PixelSelection select, ValueRange range) implements Perturbation {
  /**
   * Checks the number of pixels.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public L0 {
    if (pixels < 1) {
      throw new IllegalArgumentException("pixels must be at least 1, not " + pixels);
    }
  }

  @Override
  public String kind() {
    return "l0";
  }

  @Override
  public void requireFits(ImageGeometry geometry) {
    select.requireFits(geometry, pixels);
  }

  @Override
  public boolean needsScores() {
    return select instanceof SensitivePixels;
  }

  @Override
  public ImageFamily around(InputImage image) {
    return around(image, PixelScores.NONE);
  }

  @Override
  public ImageFamily around(InputImage image, PixelScores scores) {
    requireFits(image.geometry());
    return select instanceof SensitivePixels sensitive
        ? new PixelSetFamily(image, new L0(pixels, sensitive.ranked(image, scores), range))
        : new PixelSetFamily(image, this);
  }
}
