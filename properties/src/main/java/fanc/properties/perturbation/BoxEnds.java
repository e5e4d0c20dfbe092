package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigDecimal;
import java.util.List;

/**
 * The lower or the upper ends of a box.
 *
 * @param values in the order of the image file; one number if it is for all
 * @param forAll whether all values have the one end
 */
public record BoxEnds(List<BigDecimal> values, boolean forAll) {
  /**
   * Copies the ends.
   *
   * @throws IllegalArgumentException if there is more than one for all, or none
   */
  public BoxEnds {
    values = List.copyOf(values);
    if (values.isEmpty() || (forAll && values.size() != 1)) {
      throw new IllegalArgumentException("a box needs one end for each value, or one for all");
    }
  }

  /** Returns one end for all values. */
  public static BoxEnds all(BigDecimal end) {
    return new BoxEnds(List.of(end), true);
  }

  /** Returns one end for each value. */
  public static BoxEnds each(List<BigDecimal> ends) {
    return new BoxEnds(ends, false);
  }

  /** Returns the end at a place of the image file. */
  public BigDecimal at(int fileIndex) {
    return values.get(forAll ? 0 : fileIndex);
  }

  /**
   * Checks the number of ends.
   *
   * @throws IllegalArgumentException naming the key if it is not that of the image's values
   */
  public void requireCount(String key, ImageGeometry geometry) {
    if (!forAll && values.size() != geometry.values()) {
      throw new IllegalArgumentException(
          key + " has " + values.size() + " numbers, expected " + geometry.values());
    }
  }
}
