package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** The raw values of binary image files: 0 to 255. */
final class ByteValues {
  private static final List<BigDecimal> ALL =
      IntStream.range(0, 256).mapToObj(BigDecimal::valueOf).toList();

  private ByteValues() {}

  /**
   * Returns the value as a decimal.
   *
   * @param place of the image in its file, for messages
   * @throws PropertyFormatException if it is outside of the range of raw values
   */
  static BigDecimal checked(int value, ImageSource source, String place, int position)
      throws PropertyFormatException {
    BigDecimal decimal = ALL.get(value);
    if (!source.valueRange().contains(decimal)) {
      throw new PropertyFormatException(
          source.file(),
          place,
          "value " + position + " is " + value + ", expected " + source.valueRange());
    }
    return decimal;
  }
}
