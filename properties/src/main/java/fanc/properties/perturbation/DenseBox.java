package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Every value of an image ranges over an interval of its own: one region for each image.
 *
 * @param lower lower ends, x01 units
 * @param upper upper ends, x01 units
 * @param range that all intervals lie in, in x01 units
 */
public record DenseBox(BoxEnds lower, BoxEnds upper, ValueRange range) implements Perturbation {
  @Override
  public String kind() {
    return "box";
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
    lower.requireCount("lower", geometry);
    upper.requireCount("upper", geometry);
    List<PixelBox.Interval> intervals = new ArrayList<>(geometry.values());
    for (int i = 0; i < geometry.values(); i++) {
      int pixel = i % geometry.pixels();
      int at = geometry.fileIndex(i);
      intervals.add(
          new PixelBox.Interval(
              pixel / geometry.width(),
              pixel % geometry.width(),
              OptionalInt.of(geometry.channelOf(i)),
              new ValueRange(lower.at(at), upper.at(at))));
    }
    return new PixelBox(intervals, range);
  }
}
