package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An interval written as {@code [lower, upper]}. */
final class RangeJson {
  private RangeJson() {}

  static Optional<ValueRange> read(JsonObject json, String key) throws PropertyFormatException {
    Optional<List<BigDecimal>> ends = json.decimals(key);
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    if (ends.get().size() != 2) {
      throw json.wrong(key, ends.get().size() + " numbers, expected [lower, upper]");
    }
    return Optional.of(json.valid(key, () -> new ValueRange(ends.get().get(0), ends.get().get(1))));
  }
}
