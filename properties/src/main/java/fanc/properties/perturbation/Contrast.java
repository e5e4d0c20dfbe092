package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.List;

/**
 * Every value moves away from a level or towards it: {@code about + factor * (x01 - about)},
 * clipped to the range. Each split's box has the exact interval of each value, rounded outward.
 *
 * @param factor at least 0; 1 changes nothing, 0 gives a flat image
 * @param about the level that stays, in x01 units; with 0 values are multiplied
 * @param range where pixels stay, in x01 units
 */
public record Contrast(Splits factor, BigDecimal about, ValueRange range)
    implements Transformation {
  /**
   * Checks the factor.
   *
   * @throws IllegalArgumentException if it may be negative
   */
  public Contrast {
    if (factor.interval().lower().signum() < 0) {
      throw new IllegalArgumentException(
          "factor must be at least 0, not " + factor.interval().lower());
    }
  }

  @Override
  public String kind() {
    return "contrast";
  }

  @Override
  public List<Splits> parameters() {
    return List.of(factor);
  }

  @Override
  public SparseBox enclosure(InputImage image, List<ValueRange> part) {
    ValueRange factors = part.get(0);
    return new PointwiseMap(image, range)
        .box(
            x -> {
              BigDecimal distance = x.subtract(about);
              BigDecimal a = about.add(factors.lower().multiply(distance));
              BigDecimal b = about.add(factors.upper().multiply(distance));
              return new ValueRange(a.min(b), a.max(b));
            });
  }

  @Override
  public String describe(List<ValueRange> part) {
    return "contrast times " + Numerals.of(part.get(0));
  }
}
