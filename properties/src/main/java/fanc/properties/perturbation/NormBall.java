package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * All values together move by at most epsilon in a norm, and each is then clipped to the range: one
 * region for each image.
 *
 * <p><b>Direction.</b> The region is the box hull of the ball, in which every value moves by up to
 * epsilon. A proof for the hull is one for the ball; the hull is far larger, so many claims that
 * are true of the ball stay unknown. {@link ImageFamily#claimed} is the ball.
 *
 * @param norm how a change is measured
 * @param epsilon at least 0, in x01 units
 * @param range where pixels stay, in x01 units
 */
public record NormBall(Norm norm, BigDecimal epsilon, ValueRange range) implements Perturbation {
  /**
   * Checks epsilon.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public NormBall {
    if (epsilon.signum() < 0) {
      throw new IllegalArgumentException("epsilon must be at least 0, not " + epsilon);
    }
  }

  @Override
  public String kind() {
    return norm.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void requireFits(ImageGeometry geometry) {}

  @Override
  public ImageFamily around(InputImage image) {
    return new OneRegionFamily(
        image,
        range,
        image.tile(0, image.geometry().height(), 0, image.geometry().width(), epsilon, range),
        norm + " ball of radius " + epsilon.toPlainString(),
        Optional.of(new BallSet(image, this)));
  }
}
