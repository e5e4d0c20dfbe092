package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.AllPixels;
import fanc.properties.perturbation.CentralPixels;
import fanc.properties.perturbation.L0;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelSelection;
import fanc.properties.perturbation.RandomPixels;
import fanc.properties.perturbation.SensitivePixels;
import java.util.ArrayList;
import java.util.List;

/** A perturbation of kind {@code l0}: a few pixels take any value. */
final class L0Json {
  private static final List<String> SELECTIONS = List.of("all", "random", "center", "sensitive");

  private final JsonObject json;

  L0Json(JsonObject json) {
    this.json = json;
  }

  Perturbation perturbation(ValueRange range) throws PropertyFormatException {
    String select = json.required("select", json.oneOf("select", SELECTIONS));
    List<String> keys = new ArrayList<>(List.of("kind", "pixels", "select", "range"));
    keys.addAll(
        switch (select) {
          case "random" -> List.of("count", "seed");
          case "sensitive" -> List.of("top");
          default -> List.of();
        });
    json.allow(keys);
    int pixels = json.required("pixels", json.integer("pixels", 1, Integer.MAX_VALUE)).intValue();
    PixelSelection selection = selection(select);
    return json.valid("", () -> new L0(pixels, selection, range));
  }

  private PixelSelection selection(String select) throws PropertyFormatException {
    return switch (select) {
      case "random" ->
          new RandomPixels(
              json.required("count", json.integer("count", 1, Integer.MAX_VALUE)),
              json.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L));
      case "sensitive" ->
          new SensitivePixels(
              json.required("top", json.integer("top", 1, Integer.MAX_VALUE)).intValue());
      case "all" -> new AllPixels();
      default -> new CentralPixels();
    };
  }
}
