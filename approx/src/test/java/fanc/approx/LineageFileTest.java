package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineageFileTest {
  private static final String CHILD = "0123456789abcdef".repeat(4);
  private static final String PARENT = "fedcba9876543210".repeat(4);

  @TempDir Path folder;

  static Stream<Approximation> rules() {
    return Stream.of(
        Float16Rounding.paper(),
        new Float16Rounding(Scope.ALL),
        IntQuantization.paper(8),
        IntQuantization.nearest(4),
        MagnitudePruning.paper("0.5"),
        MagnitudePruning.paper("0.10", "0.125", "1"),
        new Bfloat16Rounding(Scope.ALL),
        new StochasticQuantization(4, Scope.ALL, Granularity.CHANNEL, -1),
        new GlobalPruning(new BigDecimal("0.5"), Scope.ALL),
        new RandomPruning(new BigDecimal("0.5"), Extent.GLOBAL, Scope.ALL, Long.MAX_VALUE),
        new AntiRandomPruning(new BigDecimal("0.25"), Extent.LAYER, Scope.ALL, 4),
        new PatternSparsity(2, 4, Scope.ALL),
        new PerTensor(
            List.of(
                new TensorRule("w", IntQuantization.nearest(5)),
                new TensorRule("v", MagnitudePruning.paper("0.5")))),
        new Clustering(16, Scope.ALL, 3),
        new FineTuned("digits", CHILD, "mnist", PARENT, 2, -1),
        new StructuredPruning(Part.FILTERS, new BigDecimal("0.25"), Norm.L2, Effect.REMOVE));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void lineageReadsBackAsItWasAndFitsItsSchema(Approximation rule) throws IOException {
    Path child = folder.resolve("child.onnx");
    LineageFile.write(child, lineage(rule));
    assertThat(LineageFile.read(child, CHILD)).contains(lineage(rule));
    ObjectMapper plain = new ObjectMapper();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(schemaFile()));
    assertThat(schema.validate(plain.readTree(LineageFile.toJson(lineage(rule))))).isEmpty();
  }

  @Test
  void lineageIsWrittenWithAllParametersOfTheRule() {
    assertThat(LineageFile.toJson(lineage(IntQuantization.paper(8))))
        .isEqualTo(
            """
            {
              "$schema" : "lineage-2.json",
              "version" : 2,
              "childSha256" : "%s",
              "parentPath" : "../parent.onnx",
              "parentSha256" : "%s",
              "rules" : [ {
                "kind" : "int",
                "bits" : 8,
                "rounding" : "truncate",
                "scope" : "dense",
                "granularity" : "tensor"
              } ],
              "weights" : [ {
                "name" : "1.weight",
                "maxDifference" : "0.1",
                "zeroFraction" : 0.5
              } ]
            }
            """
                .formatted(CHILD, PARENT));
  }

  @Test
  void lineageOfTheFirstVersionIsStillRead() throws IOException {
    Path child = folder.resolve("old.onnx");
    Files.writeString(
        LineageFile.beside(child),
        """
        {"$schema": "lineage-1.json", "version": 1, "childSha256": "%s",
         "parentPath": "../parent.onnx", "parentSha256": "%s",
         "rule": {"kind": "float16", "scope": "dense"},
         "weights": [{"name": "1.weight", "maxDifference": 0.1, "zeroFraction": 0.5}]}
        """
            .formatted(CHILD, PARENT));
    assertThat(LineageFile.read(child, CHILD)).contains(lineage(Float16Rounding.paper()));
  }

  @Test
  void childWithoutLineageHasNone() throws IOException {
    assertThat(LineageFile.read(folder.resolve("child.onnx"), CHILD)).isEmpty();
  }

  @Test
  void lineageOfAnotherChildIsRefused() throws IOException {
    Path child = folder.resolve("child.onnx");
    LineageFile.write(child, lineage(Float16Rounding.paper()));
    assertThatThrownBy(() -> LineageFile.read(child, PARENT))
        .isInstanceOf(LineageFormatException.class)
        .hasMessageContainingAll("child.onnx.lineage.json", CHILD, PARENT);
  }

  @Test
  void whatIsNoLineageIsRefusedWithItsPlace() throws IOException {
    String good = LineageFile.toJson(lineage(IntQuantization.paper(8)));
    assertRefused(good.substring(0, good.length() / 2), "line");
    assertRefused("", "expected a JSON object");
    assertRefused(good.replace("lineage-2", "lineage-9"), "lineage-9.json", "lineage-2.json");
    assertRefused(good.replace("\"version\" : 2", "\"version\" : 3"), "version", "expected 2");
    assertRefused(
        good.replace("\"rules\"", "\"more\" : 1, \"rules\""), "unknown key 'more'", "rules");
    assertRefused(good.replace("\"bits\" : 8,", ""), "bits' is missing");
    assertRefused(good.replace("\"bits\" : 8", "\"bits\" : 17"), "int17", "from 2 to 16");
    assertRefused(good.replace("\"kind\" : \"int\"", "\"kind\" : \"magic\""), "magic", "float16");
    assertRefused(good.replace("truncate", "upwards"), "rounding", "upwards");
    assertRefused(good.replace(CHILD, "abc"), "childSha256", "abc");
    assertRefused(good.replace("0.5", "null"), "zeroFraction");
    assertRefused(good.replace("\"0.1\"", "0.1"), "maxDifference", "decimal number in quotes");
    assertRefused(good.replace("\"0.1\"", "\"1E99999\""), "maxDifference", "decimal number");
    assertRefused(good.replaceAll("(?s)\\[ \\{\\s+\"kind.*?\\} \\]", "[ ]"), "at least one rule");
  }

  @Test
  void nothingIsLeftBesideTheLineage() throws IOException {
    LineageFile.write(folder.resolve("child.onnx"), lineage(Float16Rounding.paper()));
    LineageFile.write(folder.resolve("child.onnx"), lineage(IntQuantization.paper(8)));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("child.onnx.lineage.json"));
    }
  }

  private void assertRefused(String json, String... parts) throws IOException {
    Path child = folder.resolve("bad.onnx");
    Files.writeString(LineageFile.beside(child), json);
    assertThatThrownBy(() -> LineageFile.read(child, CHILD))
        .isInstanceOf(LineageFormatException.class)
        .hasMessageContaining("bad.onnx.lineage.json")
        .hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private static Lineage lineage(Approximation rule) {
    return new Lineage(
        CHILD,
        "../parent.onnx",
        PARENT,
        List.of(rule),
        List.of(new WeightChange("1.weight", new BigDecimal("0.1"), 0.5)));
  }

  private static Path schemaFile() {
    return Path.of(System.getProperty("fanc.root"), "approx/schema/lineage-2.json");
  }
}
