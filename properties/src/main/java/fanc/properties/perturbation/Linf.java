package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;

/**
 * Every value moves by at most epsilon and is then clipped to the range: one region for each image.
 *
 * @param epsilon at least 0, in x01 units
 * @param range where pixels stay, in x01 units
 */
public record Linf(BigDecimal epsilon, ValueRange range) implements Perturbation {
  /**
   * Checks epsilon.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Linf {
    if (epsilon.signum() < 0) {
      throw new IllegalArgumentException("epsilon must be at least 0, not " + epsilon);
    }
  }

  @Override
  public String kind() {
    return "linf";
  }

  @Override
  public void requireFits(ImageGeometry geometry) {}

  @Override
  public ImageFamily around(InputImage image) {
    return new OneRegionFamily(
        image,
        range,
        image.tile(0, image.geometry().height(), 0, image.geometry().width(), epsilon, range),
        "all pixels within " + epsilon.toPlainString());
  }
}
