package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.PropertyFormatException;
import fanc.properties.images.IndexList;
import fanc.properties.perturbation.ImageFamily;
import fanc.properties.perturbation.PixelScores;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyFileTest {
  @TempDir Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    String row = ",0,255,51".repeat(12);
    Files.writeString(folder.resolve("images.csv"), "3" + row + "\n1" + row + "\n2" + row + "\n");
    byte[] images = new byte[16 + 72];
    System.arraycopy(new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 6, 0, 0, 0, 6}, 0, images, 0, 16);
    Files.write(folder.resolve("images-idx3-ubyte"), images);
    Files.write(folder.resolve("labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 5});
    Files.writeString(
        folder.resolve("query.vnnlib"),
        "(declare-const X_0 Real)(declare-const Y_0 Real)"
            + "(assert (<= X_0 1))(assert (>= X_0 0))(assert (<= Y_0 0))");
  }

  @Test
  void patchFileGivesOneCaseForEachRow() throws Exception {
    Property property = read(PropertyExamples.PATCH);
    assertThat(property.name()).isEqualTo("patch2x2");
    assertThat(property.labelSource()).isEqualTo(LabelSource.FILE);
    assertThat(property.onlyCorrect()).isEqualTo(OnlyCorrect.TRUE);
    assertThat(property.coverage()).isEqualTo(Coverage.EXHAUSTIVE);
    assertThat(property.semantics()).isEqualTo(Semantics.REAL);
    assertThat(property.budget().timeoutSeconds()).hasValue(60);
    assertThat(property.budget().memoryMegabytes()).hasValue(4096);
    assertThat(property.sha256()).matches("[0-9a-f]{64}");
    List<PropertyCase> cases = property.cases();
    assertThat(cases).extracting(PropertyCase::index).containsExactly(0, 1);
    assertThat(cases)
        .extracting(PropertyCase::fileLabel)
        .containsExactly(OptionalInt.of(3), OptionalInt.of(1));
    assertThat(cases.get(0).constraint()).isEmpty();
    assertThat(cases.get(0).family().size()).isEqualTo(25);
    assertThat(cases.get(0).family().base().value(0)).isZero();
    assertThat(cases.get(0).family().base().error(0)).isZero();
  }

  @Test
  void otherRowsCanBeAskedFor() throws Exception {
    Property property = read(PropertyExamples.PATCH);
    assertThat(property.cases(IndexList.parse("2")))
        .extracting(PropertyCase::index)
        .containsExactly(2);
    assertThatThrownBy(() -> property.cases(IndexList.parse("3")))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("images.csv: row 3 does not exist: 3 rows, 0..2");
  }

  @Test
  void missingKeysHaveTheirDefaults() throws Exception {
    Property property =
        read(
            "{\"inputs\": {\"images\": \"images.csv\"}, \"preprocess\": {\"scale\": 1},"
                + " \"perturbation\": {\"kind\": \"linf\", \"epsilon\": 0.5}}");
    assertThat(property.name()).isEqualTo("property");
    assertThat(property.budget()).isEqualTo(Budget.NONE);
    assertThat(property.coverage()).isEqualTo(Coverage.EXHAUSTIVE);
    assertThat(property.onlyCorrect()).isEqualTo(OnlyCorrect.TRUE);
    assertThat(property.cases()).hasSize(3);
  }

  @Test
  void boxWithoutImagesIsOneCase() throws Exception {
    Property property = read(PropertyExamples.BOX);
    PropertyCase box = property.cases().get(0);
    assertThat(box.fileLabel()).hasValue(1);
    assertThat(property.onlyCorrect()).isEqualTo(OnlyCorrect.FALSE);
    InputRegion region = box.family().region(0);
    assertThat(region.changes().size()).isEqualTo(1);
    assertThat(new BigDecimal(region.changes().lower(0)))
        .isLessThanOrEqualTo(new BigDecimal("0.1"));
    assertThat(region.base().value(1)).isEqualTo(0.5);
    assertThatThrownBy(() -> property.cases(IndexList.parse("1")))
        .hasMessageContaining("row 1 does not exist");
  }

  @Test
  void randomChoiceIsASampleOfAPopulation() throws Exception {
    Property property = read(PropertyExamples.good().get("random"));
    assertThat(property.coverage()).isEqualTo(Coverage.SAMPLED);
    ImageFamily family = (ImageFamily) property.cases().get(0).family();
    assertThat(family.size()).isEqualTo(5);
    assertThat(family.population()).isEqualTo(36 * 35 / 2);
  }

  @Test
  void vnnlibFileIsOneCaseWithItsConstraint() throws Exception {
    Path file = folder.resolve("query.vnnlib");
    Files.writeString(
        file,
        "(declare-const X_0 Real)(declare-const Y_0 Real)"
            + "(assert (<= X_0 1))(assert (>= X_0 0))(assert (<= Y_0 0))");
    Property property = PropertyFile.read(file);
    assertThat(property.name()).isEqualTo("query");
    PropertyCase query = property.cases().get(0);
    assertThat(query.constraint()).isPresent();
    assertThat(query.fileLabel()).isEmpty();
    assertThat(query.family().size()).isEqualTo(1);
  }

  @Test
  void everyGoodExampleResolves() throws Exception {
    for (Map.Entry<String, String> good : PropertyExamples.good().entrySet()) {
      assertThat(read(good.getValue()).cases()).as(good.getKey()).isNotEmpty();
    }
  }

  @Test
  void everyBadExampleIsRefusedByFileAndKey() throws Exception {
    Path file = folder.resolve("property.json");
    for (Map.Entry<String, String> bad : PropertyExamples.bad().entrySet()) {
      assertThatThrownBy(() -> read(bad.getValue()).cases())
          .isInstanceOf(PropertyFormatException.class)
          .hasMessageStartingWith(file + ": " + bad.getKey())
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void vnnlibQueryCanBeNamedByAProperty() throws Exception {
    Property property =
        read(
            "{\"perturbation\": {\"kind\": \"vnnlib\", \"file\": \"query.vnnlib\"},"
                + " \"budget\": {\"timeoutSeconds\": 5}}");
    assertThat(property.query()).isPresent();
    assertThat(property.budget().timeoutSeconds()).hasValue(5);
    assertThat(property.cases().get(0).constraint()).isPresent();
    requireRefused(
        "{\"perturbation\": {\"kind\": \"vnnlib\", \"file\": \"none.vnnlib\"}}",
        "none.vnnlib: no such property file");
  }

  @Test
  void sensitivePixelsNeedTheScoresOfANetwork() throws Exception {
    Property property =
        read(
            PropertyExamples.perturbed(
                "{\"kind\": \"l0\", \"pixels\": 2, \"select\": \"sensitive\", \"top\": 4}"));
    assertThatThrownBy(property::cases)
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("perturbation.select: sensitive needs a network");
    PixelScores scores =
        new PixelScores() {
          @Override
          public double[] derivatives(BasePoint input) {
            return input.toArray();
          }

          @Override
          public String origin() {
            return "the image itself";
          }
        };
    ImageFamily family = (ImageFamily) property.scoredBy(scores).cases().get(0).family();
    assertThat(family.size()).isEqualTo(6);
    assertThat(family.remark()).contains("pixels chosen by the image itself");
  }

  @Test
  void boxEndsMayBeOneNumberOrAFile() throws Exception {
    Files.writeString(
        folder.resolve("lower.csv"), "0.1,".repeat(11) + "0.1\n" + "0.2\n".repeat(24));
    Property property =
        read(
            PropertyExamples.perturbed(
                "{\"kind\": \"box\", \"lower\": \"lower.csv\", \"upper\": 0.75}"));
    InputRegion region = property.cases().get(0).family().region(0);
    assertThat(region.changes().size()).isEqualTo(36);
    assertThat(region.changes().lower(35)).isBetween(Math.nextDown(0.2), 0.2);
    assertThat(region.changes().upper(0)).isEqualTo(0.75);
    Files.writeString(folder.resolve("lower.csv"), "0.1,\n");
    assertThatThrownBy(
            () ->
                read(
                    PropertyExamples.perturbed(
                        "{\"kind\": \"box\", \"lower\": \"lower.csv\", \"upper\": 0.75}")))
        .hasMessageContaining("lower.csv: line 1: \"\" is not a decimal number");
    requireRefused(
        PropertyExamples.perturbed("{\"kind\": \"box\", \"lower\": \"no.csv\", \"upper\": 1}"),
        "no.csv: no such file");
  }

  @Test
  void perturbationThatDoesNotFitTheImagesIsRefused() throws Exception {
    requireRefused(
        PropertyExamples.patchWith("[2, 2]", "[7, 2]"),
        "perturbation: size 7 x 2 is larger than the image, 6 x 6");
    requireRefused(
        PropertyExamples.patchWith("[0.0]", "[0.1, 0.2]"),
        "preprocess: mean has 2 numbers, expected 1");
    requireRefused(
        PropertyExamples.patchWith("\"HW\"", "\"HWC\""),
        "inputs.layout: 36 values are no square image of layout HWC");
    requireRefused(
        PropertyExamples.patchWith("[0, 1]}", "[1, 0]}"),
        "perturbation.range: the range [1, 0] is empty");
    requireRefused(
        PropertyExamples.patchWith("\"layout\": \"HW\"", "\"shape\": [5, 7]"),
        "images.csv: line 1: 36 values after the label, expected 35");
    requireRefused(
        PropertyExamples.patchWith("images.csv", "none.csv"), "none.csv: no such image file");
    requireRefused(
        PropertyExamples.perturbed("{\"kind\": \"box\", \"lower\": [0], \"upper\": [1]}"),
        "perturbation: lower has 1 numbers, expected 36");
    requireRefused(
        PropertyExamples.perturbed("{\"kind\": \"l0\", \"pixels\": 37, \"select\": \"all\"}"),
        "perturbation: pixels is 37, but the image has 36");
    requireRefused(
        PropertyExamples.perturbed("{\"kind\": \"box\", \"lower\": -0.1, \"upper\": 1}"),
        "perturbation: the interval [-0.1, 1] at row 0, column 0");
    requireRefused(
        PropertyExamples.perturbed("{\"kind\": \"rotation\", \"angle\": [5, -5]}"),
        "perturbation.angle: the range [5, -5] is empty");
  }

  @Test
  void brokenJsonIsRefusedByLine() {
    requireRefused(
        "{\"name\": \"a\",\n \"name\": \"b\"}", "property.json: line 2: Duplicate field");
    requireRefused("{\"name\": NaN}", "property.json: line 1: NaN is no number of JSON");
    requireRefused("{", "property.json: line 1: ");
    requireRefused("", "expected a JSON object");
    requireRefused("[]", "expected a JSON object");
    requireRefused("{} {}", "property.json: line 1: ");
    requireRefused(
        PropertyExamples.perturbed("{\"kind\": \"linf\", \"epsilon\": 1e999999999}"), "epsilon");
  }

  @Test
  void missingFileIsRefused() {
    assertThatThrownBy(() -> PropertyFile.read(folder.resolve("none.json")))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageEndingWith("none.json: no such property file");
  }

  @Test
  void propertyForAnotherNetworkIsRefused() throws Exception {
    Property property = read(PropertyExamples.PATCH);
    PropertyCase first = property.cases().get(0);
    property.requireFits(first, 36, 10);
    assertThatThrownBy(() -> property.requireFits(first, 784, 10))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("the property has 36 inputs, the network 784");
    assertThatThrownBy(() -> property.requireFits(first, 36, 3))
        .hasMessageContaining("image 0 has label 3, the network has outputs 0..2");
  }

  private void requireRefused(String json, String message) {
    assertThatThrownBy(() -> read(json).cases())
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining(message);
  }

  private Property read(String json) throws IOException, PropertyFormatException {
    return PropertyFile.read(Files.writeString(folder.resolve("property.json"), json));
  }
}
