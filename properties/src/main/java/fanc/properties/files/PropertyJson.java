package fanc.properties.files;

import fanc.properties.InputRegion;
import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import fanc.properties.SingleRegion;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.perturbation.BoxEnds;
import fanc.properties.perturbation.L0;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelScores;
import fanc.properties.perturbation.RandomPixels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The property JSON, version 1; {@code property-1.json} is its schema. */
final class PropertyJson {
  private static final List<String> KEYS =
      List.of(
          "$schema",
          "name",
          "version",
          "inputs",
          "preprocess",
          "perturbation",
          "claim",
          "coverage",
          "semantics",
          "budget");
  private static final String SCHEMA = "property-1.json";

  private final JsonObject root;

  PropertyJson(JsonObject root) {
    this.root = root;
  }

  Property property(String sha256, String defaultName) throws PropertyFormatException {
    root.allow(KEYS);
    requireFormat();
    JsonObject kind = root.required("perturbation", root.object("perturbation"));
    if (kind.is("kind", "vnnlib")) {
      return query(kind, sha256, defaultName);
    }
    Labels labels = labels();
    Optional<JsonObject> inputs = root.object("inputs");
    boolean images = inputs.isPresent() && inputs.get().has("images");
    PerturbationJson recipe = new PerturbationJson(kind);
    Optional<Perturbation> perturbation =
        images ? Optional.of(recipe.perturbation()) : Optional.empty();
    CaseSource source =
        images
            ? imageCases(inputs.get(), perturbation.get(), labels)
            : boxCase(inputs, recipe.boxAlone(), labels);
    Property.Terms terms =
        new Property.Terms(
            root.text("name").orElse(defaultName),
            labels.source(),
            images ? new InputsJson(inputs.get()).onlyCorrect() : OnlyCorrect.FALSE,
            coverage(perturbation),
            semantics(),
            budget());
    return new Property(root.file(), sha256, terms, source);
  }

  /** Returns the property of a VNN-LIB file, which has inputs and a claim of its own. */
  private Property query(JsonObject json, String sha256, String defaultName)
      throws PropertyFormatException {
    json.allow(List.of("kind", "file"));
    for (String key : List.of("inputs", "preprocess", "claim")) {
      if (root.has(key)) {
        throw root.wrong(key, "a VNN-LIB query has its own inputs and claim; remove this key");
      }
    }
    VnnlibCases query = PropertyFile.query(json.sibling("file"));
    Property.Terms terms =
        new Property.Terms(
            root.text("name").orElse(defaultName),
            LabelSource.FILE,
            OnlyCorrect.FALSE,
            coverage(Optional.empty()),
            root.has("semantics") ? semantics() : query.semantics(),
            budget());
    return new Property(root.file(), sha256, terms, query);
  }

  private void requireFormat() throws PropertyFormatException {
    Optional<String> schema = root.text("$schema");
    if (schema.isPresent() && !schema.get().endsWith(SCHEMA)) {
      throw root.wrong("$schema", "\"" + schema.get() + "\", expected \"" + SCHEMA + "\"");
    }
    root.integer("version", 1, 1);
  }

  private CaseSource imageCases(JsonObject inputs, Perturbation perturbation, Labels labels)
      throws PropertyFormatException {
    return new ImageCases(
        root.file(),
        new InputsJson(inputs).images(),
        preprocess(root.required("preprocess", root.object("preprocess"))),
        perturbation,
        labels,
        PixelScores.NONE);
  }

  private CaseSource boxCase(Optional<JsonObject> inputs, BoxJson box, Labels labels)
      throws PropertyFormatException {
    if (labels.stated().isEmpty() && labels.source() == LabelSource.FILE) {
      throw root.wrong(
          "claim.label", "there are no images to take it from; give a number or \"predicted\"");
    }
    BoxEnds lower = box.ends("lower");
    BoxEnds upper = box.ends("upper");
    int stated = Math.max(lower.values().size(), upper.values().size());
    ImageGeometry geometry =
        inputs.isPresent()
            ? new InputsJson(inputs.get()).geometryWithoutImages(stated)
            : root.valid("perturbation", () -> new ImageGeometry(1, stated, 1, Layout.HW));
    Preprocess preprocess =
        root.has("preprocess")
            ? preprocess(root.required("preprocess", root.object("preprocess")))
            : Preprocess.NONE;
    root.check("perturbation", () -> lower.requireCount("lower", geometry));
    root.check("perturbation", () -> upper.requireCount("upper", geometry));
    root.check("preprocess", () -> preprocess.requireChannels(geometry.channels()));
    List<Rational> from = new ArrayList<>();
    List<Rational> to = new ArrayList<>();
    for (int i = 0; i < geometry.values(); i++) {
      from.add(preprocess.input(lower.at(geometry.fileIndex(i)), geometry.channelOf(i)));
      to.add(preprocess.input(upper.at(geometry.fileIndex(i)), geometry.channelOf(i)));
    }
    InputRegion region = root.valid("perturbation", () -> InputRegion.enclosing(from, to));
    return new FixedCase(
        new PropertyCase(0, labels.stated(), new SingleRegion(region, "box"), Optional.empty()));
  }

  private static Preprocess preprocess(JsonObject json) throws PropertyFormatException {
    json.allow(List.of("scale", "mean", "std"));
    BigDecimal scale = json.required("scale", json.decimal("scale"));
    List<BigDecimal> mean = json.decimals("mean").orElse(Preprocess.NONE.mean());
    List<BigDecimal> std = json.decimals("std").orElse(Preprocess.NONE.std());
    return json.valid("", () -> new Preprocess(scale, mean, std));
  }

  private Labels labels() throws PropertyFormatException {
    Optional<JsonObject> claim = root.object("claim");
    if (claim.isEmpty()) {
      return new Labels(LabelSource.FILE, OptionalInt.empty());
    }
    OptionalInt stated = label(claim.get());
    return new Labels(
        claim.get().is("label", "predicted") ? LabelSource.PREDICTED : LabelSource.FILE, stated);
  }

  /** Returns the label that the claim states as a number, if it does. */
  private static OptionalInt label(JsonObject claim) throws PropertyFormatException {
    claim.allow(List.of("kind", "label"));
    claim.required("kind", claim.oneOf("kind", List.of("label")));
    if (!claim.has("label") || claim.is("label", "file") || claim.is("label", "predicted")) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(claim.integer("label", 0, Integer.MAX_VALUE).orElseThrow().intValue());
    } catch (PropertyFormatException e) {
      throw claim.wrong("label", "expected \"file\", \"predicted\" or a class number from 0");
    }
  }

  private Coverage coverage(Optional<Perturbation> perturbation) throws PropertyFormatException {
    boolean sample =
        perturbation.orElse(null) instanceof L0 l0 && l0.select() instanceof RandomPixels;
    Optional<String> coverage = root.oneOf("coverage", List.of("exhaustive", "sampled"));
    if (coverage.isPresent() && coverage.get().equals("sampled") && !sample) {
      throw root.wrong("coverage", "this perturbation has no sample; say \"exhaustive\"");
    }
    return sample ? Coverage.SAMPLED : Coverage.EXHAUSTIVE;
  }

  private Semantics semantics() throws PropertyFormatException {
    root.oneOf("semantics", List.of("real", "float32"));
    return root.is("semantics", "float32") ? Semantics.FLOAT32 : Semantics.REAL;
  }

  private Budget budget() throws PropertyFormatException {
    Optional<JsonObject> json = root.object("budget");
    if (json.isEmpty()) {
      return Budget.NONE;
    }
    json.get().allow(List.of("timeoutSeconds", "memoryMegabytes"));
    Optional<BigDecimal> seconds = json.get().decimal("timeoutSeconds");
    if (seconds.isPresent() && seconds.get().signum() <= 0) {
      throw json.get().wrong("timeoutSeconds", seconds.get() + ", expected a positive number");
    }
    Optional<Long> megabytes = json.get().integer("memoryMegabytes", 1, Integer.MAX_VALUE);
    return new Budget(
        seconds.map(s -> OptionalDouble.of(s.doubleValue())).orElse(OptionalDouble.empty()),
        megabytes.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }
}
