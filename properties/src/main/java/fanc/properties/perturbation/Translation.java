package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The image moves by {@code dx} columns to the right and {@code dy} rows down, also by parts of a
 * pixel: pixel (i, j) takes the value of {@link BilinearImage} at (i - dy, j - dx), clipped to the
 * range. Each split's box has the exact interval of each value, up to rounding.
 *
 * @param dx columns to the right
 * @param dy rows down
 * @param range where pixels stay, in x01 units
 */
public record Translation(Splits dx, Splits dy, ValueRange range) implements Transformation {
  @Override
  public String kind() {
    return "translation";
  }

  @Override
  public List<Splits> parameters() {
    return List.of(dx, dy);
  }

  @Override
  public SparseBox enclosure(InputImage image, List<ValueRange> part) {
    ValueRange right = part.get(0);
    ValueRange down = part.get(1);
    if (isZero(right) && isZero(down)) {
      return new PointwiseMap(image, range).box(x -> new ValueRange(x, x));
    }
    ImageGeometry geometry = image.geometry();
    List<Interval> rows = sources(geometry.height(), down);
    List<Interval> columns = sources(geometry.width(), right);
    BilinearImage plane = new BilinearImage(image);
    return new GeometricMap(image, range)
        .box((row, column, channel) -> plane.over(rows.get(row), columns.get(column), channel));
  }

  private static boolean isZero(ValueRange shift) {
    return shift.lower().signum() == 0 && shift.upper().signum() == 0;
  }

  /** Returns where each of {@code size} positions comes from. */
  private static List<Interval> sources(int size, ValueRange shift) {
    List<Interval> sources = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      BigDecimal position = BigDecimal.valueOf(i);
      sources.add(
          Interval.enclosing(position.subtract(shift.upper()), position.subtract(shift.lower())));
    }
    return sources;
  }

  @Override
  public String describe(List<ValueRange> part) {
    return "moved by "
        + Numerals.of(part.get(0))
        + " columns to the right and "
        + Numerals.of(part.get(1))
        + " rows down";
  }
}
