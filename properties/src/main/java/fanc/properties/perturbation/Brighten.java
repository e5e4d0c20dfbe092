package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;

/**
 * Values that are bright already may become brighter, each on its own: with {@code top} the upper
 * end of the range, a value {@code x01 >= top - delta} becomes any value of {@code [x01, top]}, all
 * others stay.
 *
 * <p>The box of these images is cut into regions: of the values with the largest gap {@code top -
 * x01} each one's interval is halved, and every combination of halves is a region. Together the
 * regions are the box; with n values halved there are {@code 2^n} of them. Values without a gap are
 * not halved, so an image with fewer of them has fewer regions, and one with none is one region.
 *
 * <p><b>Source.</b> The brightness attack of Ugare, Singh, Misailovic: Proof Transfer for Fast
 * Certification of Multiple Approximate Neural Networks, OOPSLA 2022, section 6, with {@code delta}
 * 0.02 and 7 values halved. The code published with it leaves the last values whole in the first
 * regions; here every region has all of them halved, as the definition says.
 *
 * @param delta how far below the top a value counts as bright, at least 0, in x01 units
 * @param halved how many intervals are halved at most, from 0 to 20
 * @param range where values stay, in x01 units
 */
public record Brighten(BigDecimal delta, int halved, ValueRange range) implements Perturbation {
  private static final int MOST_HALVED = 20;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if delta is negative, or halved is not from 0 to 20
   */
  public Brighten {
    if (delta.signum() < 0) {
      throw new IllegalArgumentException("delta must be at least 0, not " + delta);
    }
    if (halved < 0 || halved > MOST_HALVED) {
      throw new IllegalArgumentException(
          "halved must be from 0 to " + MOST_HALVED + ", not " + halved);
    }
  }

  @Override
  public String kind() {
    return "brighten";
  }

  @Override
  public void requireFits(ImageGeometry geometry) {}

  @Override
  public BrightenedFamily around(InputImage image) {
    return new BrightenedFamily(image, this);
  }
}
