package fanc.properties.images;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/**
 * One row of an image set, as it stands in the file.
 *
 * @param index 0-based row
 * @param label the class the file gives; empty if it gives none
 * @param values raw values in the order of the file
 */
public record Image(int index, OptionalInt label, List<BigDecimal> values) {
  /** Copies the values. */
  public Image {
    values = List.copyOf(values);
  }
}
