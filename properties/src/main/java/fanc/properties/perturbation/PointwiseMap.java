package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Changes that depend on a pixel's value alone, then clipped to the range. An image has few
 * distinct values, so each is mapped once.
 *
 * @param image the image
 * @param range where pixels stay, in x01 units
 */
record PointwiseMap(InputImage image, ValueRange range) {
  /**
   * Returns the inputs that arise when each x01 ranges over an interval of its own.
   *
   * @param values the exact interval of an exact x01
   */
  SparseBox box(Function<BigDecimal, ValueRange> values) {
    ImageGeometry geometry = image.geometry();
    int[] all = new int[geometry.values()];
    Arrays.setAll(all, i -> i);
    Map<BigDecimal, ValueRange> seen = new HashMap<>();
    for (int i : all) {
      seen.computeIfAbsent(image.pixel(i), values);
    }
    return image.widen(
        all,
        i -> range.clip(seen.get(image.pixel(i)).lower()),
        i -> range.clip(seen.get(image.pixel(i)).upper()));
  }
}
