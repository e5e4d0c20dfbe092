package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A property to begin with: small patches for images, a small box for anything else. */
final class StartingProperty {
  /** What a user has to replace; no file has such a name by chance. */
  static final String BLANK = "FILL-IN.csv";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_ROWS = 10;

  private StartingProperty() {}

  /**
   * Returns a property of images.
   *
   * @param images how the property names their file
   * @param sample what they show; without it bytes are supposed, as in MNIST and CIFAR files
   */
  static ObjectNode ofImages(
      String name, InputKind kind, String images, Optional<ImageSample> sample) {
    ObjectNode property = begun(name);
    ObjectNode inputs = property.putObject("inputs");
    inputs.put("images", images);
    int rows = Math.min(FIRST_ROWS, sample.map(ImageSample::rows).orElse(FIRST_ROWS));
    inputs.put("indices", "0.." + (rows - 1));
    boolean beside =
        sample
            .map(s -> s.channelsBeside(kind.height(), kind.width(), kind.channels()))
            .orElse(true);
    String layout = kind.channels() == 1 ? "HW" : beside ? "HWC" : "CHW";
    inputs.put("layout", layout);
    shape(inputs.putArray("shape"), kind, layout);
    boolean bytes = sample.map(s -> s.lowest() >= 0 && s.highest() > 1).orElse(true);
    boolean unit = sample.map(s -> s.lowest() >= 0 && s.highest() <= 1).orElse(false);
    BigDecimal low = bytes || unit ? BigDecimal.ZERO : rounded(sample.orElseThrow().lowest(), true);
    BigDecimal high =
        unit
            ? BigDecimal.ONE
            : bytes && sample.map(s -> s.highest() <= 255).orElse(true)
                ? BigDecimal.valueOf(255)
                : rounded(sample.orElseThrow().highest(), false);
    inputs.putArray("valueRange").add(low).add(high);
    inputs.put("onlyCorrect", true);
    boolean scaled = bytes && high.intValue() == 255;
    preprocess(property.putObject("preprocess"), kind.channels(), scaled);
    ObjectNode patch = property.putObject("perturbation");
    patch.put("kind", "patch");
    patch.putArray("size").add(2).add(2);
    patch.put("positions", "all");
    patch.putArray("range").add(scaled ? BigDecimal.ZERO : low).add(scaled ? BigDecimal.ONE : high);
    property.putObject("claim").put("kind", "label").put("label", "file");
    property.put("coverage", "exhaustive").put("semantics", "real");
    property.putObject("budget").put("timeoutSeconds", 60);
    return property;
  }

  /** Says that training did nothing but bring bytes to [0, 1]. */
  private static void preprocess(ObjectNode preprocess, int channels, boolean scaled) {
    preprocess.put("scale", scaled ? new BigDecimal("0.00392156862745098") : BigDecimal.ONE);
    ArrayNode mean = preprocess.putArray("mean");
    ArrayNode std = preprocess.putArray("std");
    for (int c = 0; c < channels; c++) {
      mean.add(new BigDecimal("0.0"));
      std.add(new BigDecimal("1.0"));
    }
  }

  private static void shape(ArrayNode shape, InputKind kind, String layout) {
    if (layout.equals("CHW")) {
      shape.add(kind.channels());
    }
    shape.add(kind.height()).add(kind.width());
    if (layout.equals("HWC")) {
      shape.add(kind.channels());
    }
  }

  private static BigDecimal rounded(double value, boolean down) {
    return new BigDecimal(value).setScale(1, down ? RoundingMode.FLOOR : RoundingMode.CEILING);
  }

  /** Returns a property of a small box around zero, whose claim is the network's own answer. */
  static ObjectNode ofBox(String name, InputKind kind) {
    ObjectNode property = begun(name);
    ObjectNode box = property.putObject("perturbation");
    box.put("kind", "box");
    ArrayNode lower = box.putArray("lower");
    ArrayNode upper = box.putArray("upper");
    for (int i = 0; i < kind.values(); i++) {
      lower.add(new BigDecimal("-0.01"));
      upper.add(new BigDecimal("0.01"));
    }
    property.putObject("claim").put("kind", "label").put("label", "predicted");
    return property;
  }

  private static ObjectNode begun(String name) {
    return JSON.createObjectNode()
        .put("$schema", "property-1.json")
        .put("version", 1)
        .put("name", name);
  }

  /** Returns a recipe of children that suit a network. */
  static ObjectNode recipe(String name, boolean convolutions) {
    ObjectNode recipe = JSON.createObjectNode();
    recipe.put("$schema", "recipe-1.json").put("version", 1).put("name", name);
    ArrayNode children = recipe.putArray("children");
    children.addArray().addObject().put("kind", "float16").put("scope", "all");
    children
        .addArray()
        .addObject()
        .put("kind", "int")
        .put("bits", 8)
        .put("rounding", "nearest")
        .put("scope", "all")
        .put("granularity", "channel");
    ObjectNode prune = children.addArray().addObject().put("kind", "prune");
    prune.putArray("fractions").add(new BigDecimal("0.5"));
    prune.put("scope", convolutions ? "all" : "dense");
    children
        .addArray()
        .addObject()
        .put("kind", "structured")
        .put("part", convolutions ? "filters" : "neurons")
        .put("fraction", new BigDecimal("0.25"))
        .put("norm", "l1")
        .put("effect", "zero");
    return recipe;
  }
}
