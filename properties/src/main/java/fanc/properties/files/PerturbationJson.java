package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.CentralPixels;
import fanc.properties.perturbation.DenseBox;
import fanc.properties.perturbation.L0;
import fanc.properties.perturbation.Linf;
import fanc.properties.perturbation.Patch;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelBox;
import fanc.properties.perturbation.PixelSelection;
import fanc.properties.perturbation.RandomPixels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The part {@code perturbation} of a property JSON. */
final class PerturbationJson {
  private static final List<String> BUILT = List.of("linf", "l0", "patch", "box");
  private static final List<String> PLANNED =
      List.of("l1", "l2", "brightness", "contrast", "rotation", "translation", "vnnlib");

  /** The keys of all kinds: while the kind is missing, a misspelt key can still be named. */
  private static final List<String> KEYS =
      List.of(
          "kind",
          "epsilon",
          "range",
          "size",
          "positions",
          "pixels",
          "select",
          "count",
          "seed",
          "lower",
          "upper");

  private final JsonObject json;

  PerturbationJson(JsonObject json) {
    this.json = json;
  }

  /**
   * Returns the recipe.
   *
   * @param images whether the property names images; without them only a box given by arrays has a
   *     meaning, and it has no range
   */
  Perturbation perturbation(boolean images) throws PropertyFormatException {
    if (!json.has("kind")) {
      json.allow(KEYS);
    }
    String kind = json.required("kind", json.text("kind"));
    if (PLANNED.contains(kind)) {
      throw new UnsupportedPropertyException(
          json.file(),
          json.path("kind"),
          kind + " is not built yet; built are " + String.join(", ", BUILT));
    }
    if (!BUILT.contains(kind)) {
      throw json.wrong("kind", "\"" + kind + "\", expected one of " + String.join(", ", BUILT));
    }
    if (!images && !(kind.equals("box") && json.has("lower"))) {
      throw json.wrong(
          "kind",
          "images are missing; name them in inputs.images, or give a box with lower and upper");
    }
    return switch (kind) {
      case "linf" -> linf();
      case "l0" -> l0();
      case "patch" -> patch();
      default -> json.has("pixels") ? pixelBox() : denseBox(images);
    };
  }

  private Perturbation linf() throws PropertyFormatException {
    json.allow(List.of("kind", "epsilon", "range"));
    BigDecimal epsilon = json.required("epsilon", json.decimal("epsilon"));
    ValueRange range = range();
    return json.valid("epsilon", () -> new Linf(epsilon, range));
  }

  private Perturbation patch() throws PropertyFormatException {
    json.allow(List.of("kind", "size", "positions", "range"));
    List<Integer> size = json.required("size", json.integers("size", 1));
    if (size.size() != 2) {
      throw json.wrong("size", size.size() + " numbers, expected [height, width]");
    }
    Optional<List<Patch.Position>> positions = positions();
    ValueRange range = range();
    return json.valid("", () -> new Patch(size.get(0), size.get(1), positions, range));
  }

  private Optional<List<Patch.Position>> positions() throws PropertyFormatException {
    if (!json.has("positions") || json.is("positions", "all")) {
      return Optional.empty();
    }
    List<Patch.Position> positions = new ArrayList<>();
    for (List<Integer> position : json.integerLists("positions", 0)) {
      if (position.size() != 2) {
        throw json.wrong(
            "positions[" + positions.size() + "]", "expected [row, column], both from 0");
      }
      positions.add(new Patch.Position(position.get(0), position.get(1)));
    }
    return Optional.of(positions);
  }

  private Perturbation l0() throws PropertyFormatException {
    String select = json.required("select", json.text("select"));
    if (select.equals("all") || select.equals("sensitive")) {
      throw new UnsupportedPropertyException(
          json.file(), json.path("select"), select + " is not built yet; built are random, center");
    }
    boolean random =
        json.required("select", json.oneOf("select", List.of("random", "center"))).equals("random");
    json.allow(
        random
            ? List.of("kind", "pixels", "select", "range", "count", "seed")
            : List.of("kind", "pixels", "select", "range"));
    int pixels = json.required("pixels", json.integer("pixels", 1, Integer.MAX_VALUE)).intValue();
    PixelSelection selection =
        random
            ? new RandomPixels(
                json.required("count", json.integer("count", 1, Integer.MAX_VALUE)),
                json.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L))
            : new CentralPixels();
    ValueRange range = range();
    return json.valid("", () -> new L0(pixels, selection, range));
  }

  private Perturbation denseBox(boolean images) throws PropertyFormatException {
    json.allow(
        images ? List.of("kind", "lower", "upper", "range") : List.of("kind", "lower", "upper"));
    List<BigDecimal> lower = json.required("lower", json.decimals("lower"));
    List<BigDecimal> upper = json.required("upper", json.decimals("upper"));
    return new DenseBox(lower, upper, range());
  }

  private Perturbation pixelBox() throws PropertyFormatException {
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
    ValueRange range = range();
    return json.valid("pixels", () -> new PixelBox(intervals, range));
  }

  private static int position(JsonObject pixel, String key) throws PropertyFormatException {
    return pixel.required(key, pixel.integer(key, 0, Integer.MAX_VALUE)).intValue();
  }

  private ValueRange range() throws PropertyFormatException {
    return RangeJson.read(json, "range").orElse(ValueRange.UNIT);
  }
}
