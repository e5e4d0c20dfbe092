package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.IndexList;
import fanc.properties.images.Layout;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The part {@code inputs} of a property JSON. */
final class InputsJson {
  private static final List<String> KEYS =
      List.of("images", "labels", "indices", "layout", "shape", "valueRange", "onlyCorrect");
  private static final ValueRange BYTES = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));

  private final JsonObject json;

  InputsJson(JsonObject json) {
    this.json = json;
  }

  ImageInputs images() throws PropertyFormatException {
    json.allow(KEYS);
    Optional<Path> labels =
        json.has("labels") ? Optional.of(json.sibling("labels")) : Optional.empty();
    return new ImageInputs(
        json.sibling("images"), labels, rows(), layout(), geometry(), range("valueRange", BYTES));
  }

  OnlyCorrect onlyCorrect() throws PropertyFormatException {
    if (!json.has("onlyCorrect")) {
      return OnlyCorrect.TRUE;
    }
    if (json.is("onlyCorrect", "parent")) {
      return OnlyCorrect.PARENT;
    }
    return json.flag("onlyCorrect")
        .map(only -> only ? OnlyCorrect.TRUE : OnlyCorrect.FALSE)
        .orElseThrow(() -> json.wrong("onlyCorrect", "expected true, false or \"parent\""));
  }

  /** Returns the shape of inputs that no image gives: as stated, else one row of values. */
  ImageGeometry geometryWithoutImages(int values) throws PropertyFormatException {
    json.allow(List.of("layout", "shape"));
    Optional<ImageGeometry> stated = geometry();
    return stated.isPresent()
        ? stated.get()
        : json.valid("", () -> new ImageGeometry(1, values, 1, Layout.HW));
  }

  private Optional<IndexList> rows() throws PropertyFormatException {
    Optional<String> text = json.text("indices");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IndexList.parse(text.get()));
    } catch (PropertyFormatException e) {
      throw json.wrong("indices", e.getMessage());
    }
  }

  private Layout layout() throws PropertyFormatException {
    return Layout.valueOf(json.oneOf("layout", List.of("HW", "HWC", "CHW")).orElse("HW"));
  }

  /** Reads the shape, whose numbers stand in the order of the layout. */
  private Optional<ImageGeometry> geometry() throws PropertyFormatException {
    Optional<List<Integer>> shape = json.integers("shape", 1);
    Layout layout = layout();
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> sizes = shape.get();
    int count = layout == Layout.HW ? 2 : 3;
    if (sizes.size() != count) {
      throw json.wrong(
          "shape", sizes.size() + " numbers, expected " + count + " as in layout " + layout);
    }
    return Optional.of(
        json.valid(
            "shape",
            () ->
                switch (layout) {
                  case HW -> new ImageGeometry(sizes.get(0), sizes.get(1), 1, layout);
                  case HWC -> new ImageGeometry(sizes.get(0), sizes.get(1), sizes.get(2), layout);
                  case CHW -> new ImageGeometry(sizes.get(1), sizes.get(2), sizes.get(0), layout);
                }));
  }

  private ValueRange range(String key, ValueRange otherwise) throws PropertyFormatException {
    return RangeJson.read(json, key).orElse(otherwise);
  }
}
