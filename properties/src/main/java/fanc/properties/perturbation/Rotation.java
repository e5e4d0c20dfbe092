package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.List;

/**
 * The image turns about its middle, counter-clockwise as one sees it: with X = j - (w - 1) / 2 and
 * Y = i - (h - 1) / 2, pixel (i, j) takes the value of {@link BilinearImage} at
 *
 * <pre>{@code
 * row     (h - 1) / 2 + X sin(angle) + Y cos(angle)
 * column  (w - 1) / 2 + X cos(angle) - Y sin(angle)
 * }</pre>
 *
 * clipped to the range. {@link Turn} says how each split is enclosed.
 *
 * @param angle in degrees, from -360 to 360
 * @param range where pixels stay, in x01 units
 */
public record Rotation(Splits angle, ValueRange range) implements Transformation {
  private static final BigDecimal FULL = BigDecimal.valueOf(360);

  /**
   * Checks the angles.
   *
   * @throws IllegalArgumentException if one is beyond a full turn
   */
  public Rotation {
    BigDecimal largest = angle.interval().lower().abs().max(angle.interval().upper().abs());
    if (largest.compareTo(FULL) > 0) {
      throw new IllegalArgumentException(
          "angle must be from -360 to 360 degrees, not " + angle.interval());
    }
  }

  @Override
  public String kind() {
    return "rotation";
  }

  @Override
  public List<Splits> parameters() {
    return List.of(angle);
  }

  @Override
  public SparseBox enclosure(InputImage image, List<ValueRange> part) {
    ValueRange degrees = part.get(0);
    if (degrees.lower().signum() == 0 && degrees.upper().signum() == 0) {
      return new PointwiseMap(image, range).box(x -> new ValueRange(x, x));
    }
    ImageGeometry geometry = image.geometry();
    BilinearImage plane = new BilinearImage(image);
    Turn turn = new Turn(degrees, geometry.height(), geometry.width());
    return new GeometricMap(image, range)
        .box((row, column, channel) -> turn.over(plane, row, column, channel));
  }

  @Override
  public String describe(List<ValueRange> part) {
    return "rotated by " + Numerals.of(part.get(0)) + " degrees";
  }
}
