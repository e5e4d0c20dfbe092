package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.Brightness;
import fanc.properties.perturbation.Contrast;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.Rotation;
import fanc.properties.perturbation.Splits;
import fanc.properties.perturbation.Translation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Perturbations that transform the whole image by a number or two, in splits. */
final class TransformationJson {
  private static final BigDecimal MIDDLE_GREY = new BigDecimal("0.5");

  private final JsonObject json;

  TransformationJson(JsonObject json) {
    this.json = json;
  }

  Perturbation brightness(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "shift", "splits", "range"));
    return new Brightness(splits("shift"), range);
  }

  Perturbation contrast(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "factor", "about", "splits", "range"));
    Splits factor = splits("factor");
    BigDecimal about = json.decimal("about").orElse(MIDDLE_GREY);
    return json.valid("factor", () -> new Contrast(factor, about, range));
  }

  Perturbation rotation(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "angle", "splits", "interpolation", "range"));
    json.oneOf("interpolation", List.of("bilinear"));
    Splits angle = splits("angle");
    return json.valid("angle", () -> new Rotation(angle, range));
  }

  Perturbation translation(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "dx", "dy", "splits", "interpolation", "range"));
    json.oneOf("interpolation", List.of("bilinear"));
    List<Integer> counts = counts();
    ValueRange dx = interval("dx");
    ValueRange dy = interval("dy");
    return json.valid(
        "splits",
        () -> new Translation(new Splits(dx, counts.get(0)), new Splits(dy, counts.get(1)), range));
  }

  /** Returns the interval of a key with the splits of the perturbation. */
  private Splits splits(String key) throws PropertyFormatException {
    ValueRange interval = interval(key);
    int count = json.integer("splits", 1, Integer.MAX_VALUE).orElse(1L).intValue();
    return json.valid("splits", () -> new Splits(interval, count));
  }

  private ValueRange interval(String key) throws PropertyFormatException {
    return json.required(key, RangeJson.read(json, key));
  }

  /** Returns the numbers of splits along dx and dy; one number stands for both. */
  private List<Integer> counts() throws PropertyFormatException {
    if (!json.isArray("splits")) {
      int both = json.integer("splits", 1, Integer.MAX_VALUE).orElse(1L).intValue();
      return List.of(both, both);
    }
    Optional<List<Integer>> counts = json.integers("splits", 1);
    if (counts.orElseThrow().size() != 2) {
      throw json.wrong(
          "splits",
          counts.get().size() + " numbers, expected [along dx, along dy] or one for both");
    }
    return counts.get();
  }
}
