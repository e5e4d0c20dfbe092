package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.BoxEnds;
import fanc.properties.perturbation.DenseBox;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelBox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A perturbation of kind {@code box}: an interval for each value, or for some pixels. */
final class BoxJson {
  private final JsonObject json;

  BoxJson(JsonObject json) {
    this.json = json;
  }

  /** Returns the recipe around an image. */
  Perturbation around(ValueRange range) throws PropertyFormatException {
    return json.has("pixels") ? pixels(range) : dense(range);
  }

  /** Checks the keys of a box that stands alone: it has no range. */
  void requireAlone() throws PropertyFormatException {
    json.allow(List.of("kind", "lower", "upper"));
  }

  /** Returns the ends of a key: a list, one number for all, or a file of numbers. */
  BoxEnds ends(String key) throws PropertyFormatException {
    if (json.isNumber(key)) {
      return BoxEnds.all(json.required(key, json.decimal(key)));
    }
    if (json.isText(key)) {
      List<BigDecimal> numbers = NumbersFile.read(json.sibling(key));
      return json.valid(key, () -> BoxEnds.each(numbers));
    }
    if (json.has(key) && !json.isArray(key)) {
      throw json.wrong(key, "expected an array [ ... ], one number for all, or a file's name");
    }
    List<BigDecimal> numbers = json.required(key, json.decimals(key));
    return json.valid(key, () -> BoxEnds.each(numbers));
  }

  private Perturbation dense(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "lower", "upper", "range"));
    return new DenseBox(ends("lower"), ends("upper"), range);
  }

  private Perturbation pixels(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "pixels", "range"));
    List<PixelBox.Interval> intervals = new ArrayList<>();
    for (JsonObject pixel : json.objects("pixels")) {
      pixel.allow(List.of("row", "column", "channel", "lower", "upper"));
      BigDecimal lower = pixel.required("lower", pixel.decimal("lower"));
      BigDecimal upper = pixel.required("upper", pixel.decimal("upper"));
      Optional<Long> channel = pixel.integer("channel", 0, Integer.MAX_VALUE);
      intervals.add(
          new PixelBox.Interval(
              position(pixel, "row"),
              position(pixel, "column"),
              channel.map(c -> OptionalInt.of(c.intValue())).orElse(OptionalInt.empty()),
              pixel.valid("lower", () -> new ValueRange(lower, upper))));
    }
    return json.valid("pixels", () -> new PixelBox(intervals, range));
  }

  private static int position(JsonObject pixel, String key) throws PropertyFormatException {
    return pixel.required(key, pixel.integer(key, 0, Integer.MAX_VALUE)).intValue();
  }
}
