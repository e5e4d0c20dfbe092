package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.List;

/**
 * The same number is added to every value: {@code x01 + shift}, clipped to the range. Each split's
 * box has the exact interval of each value, rounded outward.
 *
 * @param shift what is added, in x01 units
 * @param range where pixels stay, in x01 units
 */
public record Brightness(Splits shift, ValueRange range) implements Transformation {
  @Override
  public String kind() {
    return "brightness";
  }

  @Override
  public List<Splits> parameters() {
    return List.of(shift);
  }

  @Override
  public SparseBox enclosure(InputImage image, List<ValueRange> part) {
    ValueRange added = part.get(0);
    return new PointwiseMap(image, range)
        .box(x -> new ValueRange(x.add(added.lower()), x.add(added.upper())));
  }

  @Override
  public String describe(List<ValueRange> part) {
    return "brightness shifted by " + Numerals.of(part.get(0));
  }
}
