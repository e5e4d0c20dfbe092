package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some values of an image range over intervals given one by one, the others are fixed: one region
 * for each image.
 *
 * @param intervals at least one, no value twice
 * @param range that all intervals lie in, in x01 units
 */
public record PixelBox(List<Interval> intervals, ValueRange range) implements Perturbation {
  /**
   * The values of a pixel.
   *
   * @param row from 0
   * @param column from 0
   * @param channel from 0; empty for all channels, independently
   * @param values in x01 units
   */
  public record Interval(int row, int column, OptionalInt channel, ValueRange values) {
    private String place() {
      String place = "row " + row + ", column " + column;
      return channel.isPresent() ? place + ", channel " + channel.getAsInt() : place;
    }
  }

  /**
   * Copies the intervals.
   *
   * @throws IllegalArgumentException if there is none, or one is not within the range
   */
  public PixelBox {
    intervals = List.copyOf(intervals);
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("a box needs at least one interval");
    }
    for (Interval interval : intervals) {
      if (!range.contains(interval.values.lower()) || !range.contains(interval.values.upper())) {
        throw new IllegalArgumentException(
            String.format(
                "the interval %s at %s is not within the range %s",
                interval.values, interval.place(), range));
      }
    }
  }

  @Override
  public String kind() {
    return "box";
  }

  @Override
  public void requireFits(ImageGeometry geometry) {
    byInputIndex(geometry);
  }

  @Override
  public ImageFamily around(InputImage image) {
    SortedMap<Integer, ValueRange> values = byInputIndex(image.geometry());
    return new OneRegionFamily(
        image,
        range,
        image.widen(
            values.keySet().stream().mapToInt(Integer::intValue).toArray(),
            i -> values.get(i).lower(),
            i -> values.get(i).upper()),
        "box of " + values.size() + " values");
  }

  private SortedMap<Integer, ValueRange> byInputIndex(ImageGeometry geometry) {
    SortedMap<Integer, ValueRange> values = new TreeMap<>();
    for (Interval interval : intervals) {
      int from = interval.channel.orElse(0);
      int to = interval.channel.orElse(geometry.channels() - 1);
      if (!(within(interval.row, geometry.height())
          && within(interval.column, geometry.width())
          && within(from, geometry.channels()))) {
        throw new IllegalArgumentException(
            String.format("%s is not in the image, %s", interval.place(), geometry.inWords()));
      }
      for (int channel = from; channel <= to; channel++) {
        int index = geometry.inputIndex(interval.row, interval.column, channel);
        if (values.put(index, interval.values) != null) {
          throw new IllegalArgumentException("two intervals at " + interval.place());
        }
      }
    }
    return values;
  }

  private static boolean within(int position, int count) {
    return position >= 0 && position < count;
  }
}
