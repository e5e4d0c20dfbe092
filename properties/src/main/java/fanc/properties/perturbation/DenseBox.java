package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Every value of an image ranges over an interval of its own: one region for each image.
 *
 * @param lower lower ends in the order of the file, x01 units
 * @param upper upper ends in the order of the file, x01 units
 * @param range that all intervals lie in, in x01 units
 */
public record DenseBox(List<BigDecimal> lower, List<BigDecimal> upper, ValueRange range)
    implements Perturbation {
  /** Copies the ends. */
  public DenseBox {
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
  }

  @Override
  public void requireFits(ImageGeometry geometry) {
    intervals(geometry);
  }

  @Override
  public ImageFamily around(InputImage image) {
    return intervals(image.geometry()).around(image);
  }

  private PixelBox intervals(ImageGeometry geometry) {
    requireCount("lower", lower, geometry);
    requireCount("upper", upper, geometry);
    List<PixelBox.Interval> intervals = new ArrayList<>(geometry.values());
    for (int i = 0; i < geometry.values(); i++) {
      int pixel = i % geometry.pixels();
      int at = geometry.fileIndex(i);
      intervals.add(
          new PixelBox.Interval(
              pixel / geometry.width(),
              pixel % geometry.width(),
              OptionalInt.of(geometry.channelOf(i)),
              new ValueRange(lower.get(at), upper.get(at))));
    }
    return new PixelBox(intervals, range);
  }

  private static void requireCount(String key, List<BigDecimal> ends, ImageGeometry geometry) {
    if (ends.size() != geometry.values()) {
      throw new IllegalArgumentException(
          key + " has " + ends.size() + " numbers, expected " + geometry.values());
    }
  }
}
