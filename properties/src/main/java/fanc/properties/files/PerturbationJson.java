package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.Brighten;
import fanc.properties.perturbation.Linf;
import fanc.properties.perturbation.Norm;
import fanc.properties.perturbation.NormBall;
import fanc.properties.perturbation.Patch;
import fanc.properties.perturbation.Perturbation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part {@code perturbation} of a property JSON, of all kinds but {@code vnnlib}. */
final class PerturbationJson {
  private static final List<String> KINDS =
      List.of(
          "linf",
          "l1",
          "l2",
          "l0",
          "patch",
          "box",
          "brighten",
          "brightness",
          "contrast",
          "rotation",
          "translation",
          "vnnlib");

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
          "top",
          "lower",
          "upper",
          "delta",
          "halved",
          "shift",
          "factor",
          "about",
          "angle",
          "dx",
          "dy",
          "splits",
          "interpolation",
          "file");

  private final JsonObject json;

  PerturbationJson(JsonObject json) {
    this.json = json;
  }

  /** Returns the recipe around an image. */
  Perturbation perturbation() throws PropertyFormatException {
    String kind = kind();
    ValueRange range = RangeJson.read(json, "range").orElse(ValueRange.UNIT);
    return switch (kind) {
      case "linf" -> linf(range);
      case "l1" -> ball(Norm.L1, range);
      case "l2" -> ball(Norm.L2, range);
      case "l0" -> new L0Json(json).perturbation(range);
      case "patch" -> patch(range);
      case "box" -> new BoxJson(json).around(range);
      case "brighten" -> brighten(range);
      case "brightness" -> new TransformationJson(json).brightness(range);
      case "contrast" -> new TransformationJson(json).contrast(range);
      case "rotation" -> new TransformationJson(json).rotation(range);
      default -> new TransformationJson(json).translation(range);
    };
  }

  /** Returns the box of a property without images: nothing else has a meaning there. */
  BoxJson boxAlone() throws PropertyFormatException {
    if (!(kind().equals("box") && json.has("lower"))) {
      throw json.wrong(
          "kind",
          "images are missing; name them in inputs.images, or give a box with lower and upper");
    }
    BoxJson box = new BoxJson(json);
    box.requireAlone();
    return box;
  }

  private String kind() throws PropertyFormatException {
    if (!json.has("kind")) {
      json.allow(KEYS);
    }
    String kind = json.required("kind", json.text("kind"));
    if (!KINDS.contains(kind)) {
      throw json.wrong("kind", "\"" + kind + "\", expected one of " + String.join(", ", KINDS));
    }
    return kind;
  }

  private Perturbation linf(ValueRange range) throws PropertyFormatException {
    BigDecimal epsilon = epsilon();
    return json.valid("epsilon", () -> new Linf(epsilon, range));
  }

  private Perturbation ball(Norm norm, ValueRange range) throws PropertyFormatException {
    BigDecimal epsilon = epsilon();
    return json.valid("epsilon", () -> new NormBall(norm, epsilon, range));
  }

  private Perturbation brighten(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "delta", "halved", "range"));
    BigDecimal delta = json.required("delta", json.decimal("delta"));
    int halved = json.integer("halved", 0, Integer.MAX_VALUE).orElse(0L).intValue();
    return json.valid("", () -> new Brighten(delta, halved, range));
  }

  private BigDecimal epsilon() throws PropertyFormatException {
    json.allow(List.of("kind", "epsilon", "range"));
    return json.required("epsilon", json.decimal("epsilon"));
  }

  private Perturbation patch(ValueRange range) throws PropertyFormatException {
    json.allow(List.of("kind", "size", "positions", "range"));
    List<Integer> size = json.required("size", json.integers("size", 1));
    if (size.size() != 2) {
      throw json.wrong("size", size.size() + " numbers, expected [height, width]");
    }
    Optional<List<Patch.Position>> positions = positions();
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
}
