package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.networks.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeFileTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"), "approx");
  private static final String GOOD =
      """
      {"$schema": "recipe-1.json", "version": 1, "name": "two",
       "children": [[{"kind": "float16", "scope": "dense"}],
                    [{"kind": "prune", "fractions": [0.5], "scope": "dense"},
                     {"kind": "int", "bits": 8, "rounding": "truncate", "scope": "dense",
                      "granularity": "tensor"}]]}
      """;

  @TempDir Path folder;

  static Stream<Path> published() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("recipes"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void publishedRecipesFitTheSchemaAndAreRead(Path file) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(ROOT.resolve("schema/recipe-1.json")));
    assertThat(schema.validate(new ObjectMapper().readTree(file.toFile()))).isEmpty();
    assertThat(RecipeFile.read(file).children()).isNotEmpty();
  }

  @Test
  void paperRecipeMakesThePaperChildren() throws IOException {
    assertThat(RecipeFile.read(ROOT.resolve("recipes/paper.json")).children())
        .extracting(Chain::name)
        .startsWith("float16", "int16", "int8", "prune10")
        .endsWith("prune90")
        .hasSize(12);
  }

  @Test
  void paperRecipeIsItsQuantizationAndItsPruning() throws IOException {
    List<Chain> both = new ArrayList<>();
    for (String part : List.of("quantization", "pruning")) {
      both.addAll(RecipeFile.read(ROOT.resolve("recipes/paper-" + part + ".json")).children());
    }
    assertThat(RecipeFile.read(ROOT.resolve("recipes/paper.json")).children()).isEqualTo(both);
  }

  @Test
  void pathsOfATrainingAreRelativeToTheRecipe() throws IOException {
    String training =
        """
        {"$schema": "recipe-1.json", "version": 1, "name": "tuned",
         "children": [[{"kind": "fine-tune", "recipe": "../r/fine-tune-mnist.json", "data": "d"}]]}
        """;
    Path recipe = Files.writeString(folder.resolve("recipe.json"), training);
    Chain chain = RecipeFile.read(recipe).children().get(0);
    assertThat(chain.name()).isEqualTo("fine-tune-mnist");
    assertThat(chain.rules())
        .containsExactly(
            new FineTuning(
                folder.resolveSibling("r/fine-tune-mnist.json").toString(),
                folder.resolve("d").toString()));
    assertRefused(training.replace("fine-tune-mnist.json", "a b.json"), "'a b'");
  }

  @Test
  void familyIsWrittenUnderPredictableNamesWithItsLineages() throws Exception {
    Path parent = SmallOnnx.write(folder.resolve("p.onnx"), 1);
    Path out = Files.createDirectory(folder.resolve("out"));
    Recipe recipe = RecipeFile.read(write(GOOD));
    ChildFamily family = new ChildFamily(parent, recipe, out);
    assertThat(family.existing()).isEmpty();
    family.write(OnnxModel.read(parent), FineTuner.absent());
    assertThat(names(out))
        .containsExactly(
            "p-float16.onnx",
            "p-float16.onnx.lineage.json",
            "p-prune50+int8.onnx",
            "p-prune50+int8.onnx.lineage.json");
    for (Path child : family.files().keySet()) {
      Lineage lineage = LineageFile.read(child, OnnxModel.read(child).sha256()).orElseThrow();
      assertThat(lineage.parentPath()).isEqualTo("../p.onnx");
      assertThat(lineage.parentSha256()).isEqualTo(OnnxModel.read(parent).sha256());
    }
    assertThat(family.existing()).hasSize(2);
  }

  @Test
  void ensembleGetsAFileThatNamesItsMembers() throws Exception {
    Path parent = SmallOnnx.write(folder.resolve("p.onnx"), 1);
    Path out = folder.resolve("new");
    Recipe recipe =
        RecipeFile.read(write(GOOD.replace("\"name\"", "\"ensemble\": true, \"name\"")));
    ChildFamily family = new ChildFamily(parent, recipe, out);
    assertThat(family.existing()).isEmpty();
    family.write(OnnxModel.read(parent), FineTuner.absent());
    assertThat(family.ensemble()).contains(out.resolve("members.json"));
    assertThat(family.existing()).hasSize(3);
    assertThat(out.resolve("members.json"))
        .hasContent(
            """
            {
              "$schema" : "ensemble-1.json",
              "version" : 1,
              "name" : "two",
              "members" : [ "p-float16.onnx", "p-prune50+int8.onnx" ]
            }
            """);
    assertThat(names(out)).hasSize(5);
  }

  @Test
  void familyThatFailsLeavesNoFolder() throws Exception {
    Path parent = SmallOnnx.write(folder.resolve("p.onnx"), 1e6f);
    Path out = folder.resolve("new");
    Recipe recipe = new Recipe("r", List.of(Chain.of(Float16Rounding.paper())), true);
    assertThatThrownBy(
            () ->
                new ChildFamily(parent, recipe, out)
                    .write(OnnxModel.read(parent), FineTuner.absent()))
        .isInstanceOf(ApproximationException.class);
    assertThat(out).doesNotExist();
  }

  @Test
  void familyOfWhichOneChildFailsLeavesNothing() throws Exception {
    Path parent = SmallOnnx.write(folder.resolve("p.onnx"), 1e6f);
    Path out = Files.createDirectory(folder.resolve("out"));
    Recipe recipe =
        new Recipe(
            "r", List.of(Chain.of(IntQuantization.paper(8)), Chain.of(Float16Rounding.paper())));
    assertThatThrownBy(
            () ->
                new ChildFamily(parent, recipe, out)
                    .write(OnnxModel.read(parent), FineTuner.absent()))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("65504");
    assertThat(names(out)).isEmpty();
  }

  @Test
  void whatIsNoRecipeIsRefusedWithItsPlace() throws IOException {
    assertRefused("", "expected a JSON object");
    assertRefused(GOOD.substring(0, 60), "line");
    assertRefused(GOOD.replace("recipe-1", "recipe-2"), "$schema", "recipe-1.json");
    assertRefused(GOOD.replace("\"version\": 1,", ""), "version", "missing");
    assertRefused(GOOD.replace("\"name\": \"two\",", ""), "name", "missing");
    assertRefused(GOOD.replace("\"two\"", "\"a/b\""), "a/b", "letters");
    assertRefused(GOOD.replace("float16", "float17"), "children[0][0].kind", "float17", "bfloat16");
    assertRefused(GOOD.replace("\"kind\": \"float16\", ", ""), "kind", "missing");
    assertRefused(GOOD.replace("[0.5]", "[1.5]"), "1.5", "not from 0 to 1");
    assertRefused(
        GOOD.replace("[{\"kind\": \"float16\", \"scope\": \"dense\"}]", "[]"), "one rule");
    assertRefused(GOOD.replaceAll("(?s)\\[\\[.*\\]\\]", "[]"), "at least one child");
    assertRefused(GOOD.replace("\"bits\"", "\"bit\""), "bit", "bits");
    assertRefused(GOOD.replace("\"name\"", "\"ensemble\": 1, \"name\""), "ensemble", "true or");
    String twice = "[{\"kind\": \"float16\", \"scope\": \"dense\"}]";
    assertRefused(GOOD.replace(twice, twice + ", " + twice), "two children", "float16");
  }

  private void assertRefused(String json, String... parts) throws IOException {
    Path file = write(json);
    assertThatThrownBy(() -> RecipeFile.read(file))
        .isInstanceOf(RecipeFormatException.class)
        .hasMessageContaining("recipe.json")
        .hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("recipe.json"), json);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
