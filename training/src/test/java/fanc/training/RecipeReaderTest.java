package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeReaderTest {
  static final String GOOD =
      """
      {
        "name": "small",
        "data": "mnist",
        "layers": [
          {"kind": "dense", "size": 16}, {"kind": "relu"},
          {"kind": "dense", "size": 12}, {"kind": "relu"}
        ],
        "seed": 7,
        "epochs": 6,
        "batch": 20,
        "learningRate": {"start": 0.01, "factor": 0.5, "dropAt": [3, 5]},
        "weightDecay": 0.0,
        "loss": {"kind": "certified", "epsilon": 0.02, "patch": 2, "move": 1.0, "positions": "all", "kappa": 0.25, "rampFrom": 1, "rampUntil": 3}
      }
      """;

  @TempDir Path folder;

  @Test
  void everyKeyArrives() throws Exception {
    assertThat(read(GOOD))
        .isEqualTo(
            new Recipe(
                "small",
                DataSet.MNIST,
                List.of(
                    new Layer.Dense(16),
                    new Layer.Rectifier(),
                    new Layer.Dense(12),
                    new Layer.Rectifier()),
                7,
                6,
                20,
                new LearningRate.Drops(0.01, 0.5, List.of(3, 5)),
                0,
                new Loss.Certified(0.02, 2, 1, Loss.Positions.ALL, 0.25, 1, 3),
                List.of()));
  }

  @Test
  void everyLayerAndEveryLossIsRead() throws Exception {
    String layers =
        """
        [{"kind": "conv2d", "channels": 3, "kernel": 4, "stride": 2, "padding": 1},
         {"kind": "sigmoid"},
         {"kind": "residual", "layers": [{"kind": "relu"}]},
         {"kind": "flatten"}]
        """;
    String text =
        GOOD.replaceAll("(?s)\\[\\s*\\{.*?\\}\\s*\\]", layers)
            .replaceAll("\\{\"kind\": \"certified\".*\\}", "{\"kind\": \"standard\"}");

    Recipe recipe = read(text);

    assertThat(recipe.loss()).isEqualTo(new Loss.Standard());
    assertThat(recipe.layers())
        .containsExactly(
            new Layer.Convolution(3, 4, 2, 1),
            new Layer.Logistic(),
            new Layer.Residual(List.of(new Layer.Rectifier())),
            new Layer.Flatten());
    assertThat(
            read(text.replace(
                    "{\"kind\": \"standard\"}",
                    "{\"kind\": \"adversarial\", \"epsilon\": 0.1, \"steps\": 3, \"stepSize\": 0.05}"))
                .loss())
        .isEqualTo(new Loss.Adversarial(0.1, 3, 0.05));
  }

  @Test
  void recipeWithoutLayersTrainsFurther() throws Exception {
    String text = GOOD.replaceAll("(?s)\"layers\": \\[.*?\\],", "");

    assertThat(text).doesNotContain("layers");
    assertThat(read(text).layers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kind\": \"drops\", \"start\": 0.1, \"factor\": 1.0, \"dropAt\": []",
        "\"kind\": \"one-cycle\", \"start\": 0.1, \"max\": 0.5, \"final\": 0.01,"
            + " \"rise\": 0.5, \"anneal\": \"cosine\"",
        "\"kind\": \"cosine-cycles\", \"start\": 0.1, \"cycles\": 5"
      })
  void everyLearningRateIsReadAndWrittenToTheCard(String keys) throws Exception {
    Recipe recipe = read(GOOD.replaceAll("\"start\".*?\\]", keys));

    assertThat(recipe.learningRate())
        .isIn(
            new LearningRate.Drops(0.1, 1, List.of()),
            new LearningRate.OneCycle(0.1, 0.5, 0.01, 0.5, LearningRate.Anneal.COSINE),
            new LearningRate.CosineCycles(0.1, 5));
    String written = new ObjectMapper().writeValueAsString(recipe.learningRate());
    assertThat(new ObjectMapper().readTree(written))
        .isEqualTo(
            new ObjectMapper().readTree("{" + keys.replace("\"kind\": \"drops\", ", "") + "}"));
  }

  @Test
  void cardsOfOlderRecipesKeepTheirKeys() throws Exception {
    String card = new ObjectMapper().writeValueAsString(read(GOOD));

    assertThat(card)
        .contains("\"learningRate\":{\"start\":0.01,\"factor\":0.5,\"dropAt\":[3,5]}")
        .doesNotContain("snapshots");
  }

  @Test
  void snapshotsAreEpochs() throws Exception {
    assertThat(read(GOOD.replace("\"seed\"", "\"snapshots\": [2, 6], \"seed\"")).snapshots())
        .containsExactly(2, 6);
  }

  @Test
  void rampGrowsLinearlyBetweenItsEnds() throws Exception {
    Loss.Certified loss = (Loss.Certified) read(GOOD).loss();

    assertThat(loss.ramp(0)).isZero();
    assertThat(loss.ramp(1)).isZero();
    assertThat(loss.ramp(1.5)).isCloseTo(0.25, within(1e-12));
    assertThat(loss.ramp(3)).isEqualTo(1);
    assertThat(loss.ramp(6)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"seed\": 7 | \"sead\": 7 | unknown key 'sead'",
        "\"kappa\" | \"cappa\" | unknown key 'loss.cappa'; known: kind, epsilon, kappa",
        "\"seed\": 7, | | key 'seed' is missing",
        "\"seed\": 7, | \"seed\": 7, \"seed\": 8, | seed",
        "\"seed\": 7 | \"seed\": 7.5 | seed",
        "\"seed\": 7 | \"seed\": \"7\" | seed",
        "\"epochs\": 6 | \"epochs\": 0 | 'epochs' must be",
        "\"epochs\": 6 | \"epochs\": null | epochs",
        "\"batch\": 20 | \"batch\": -1 | 'batch' must be",
        "\"size\": 16 | \"size\": 0 | 'layers.size' must be",
        "\"size\": 16 | \"sise\": 16 | unknown key 'layers[0].sise'; known: kind, size",
        "{\"kind\": \"relu\"} | {\"kind\": \"rely\"} | 'layers[1].kind' must be one of: dense, conv2d",
        "{\"kind\": \"relu\"} | {} | 'layers[1].kind' must be one of",
        "{\"kind\": \"relu\"} | 7 | 'layers[1]' must be a JSON object",
        "{\"kind\": \"relu\"} | {\"kind\": \"residual\", \"layers\": []} | 'layers.layers' must be",
        "{\"kind\": \"relu\"} | {\"kind\": \"conv2d\", \"channels\": 1, \"kernel\": 2, \"stride\": 0, \"padding\": 0} | 'layers.stride' must be",
        "\"certified\" | \"certain\" | 'loss.kind' must be one of: standard, adversarial, certified",
        "\"all\" | \"some\" | unknown positions 'some'; known: all, random",
        "\"weightDecay\": 0.0 | \"weightDecay\": -1 | 'weightDecay' must be",
        "\"mnist\" | \"cifar\" | unknown data set 'cifar'; known: fashion-mnist, mnist",
        "\"small\" | \"a/b\" | 'name' must be",
        "0.25 | 1.25 | 'loss.kappa' must be",
        "0.25 | NaN | not valid JSON",
        "\"rampUntil\": 3 | \"rampUntil\": 1 | 'loss.rampUntil' must be",
        "[3, 5] | {} | learningRate.dropAt",
        "{\"start\": 0.01, \"factor\": 0.5, \"dropAt\": [3, 5]} | 0.1 | 'learningRate' must be a JSON object",
        "\"start\": 0.01 | \"start\": 0 | 'learningRate.start' must be",
      })
  void unfitRecipeIsRefusedInOneLineThatNamesTheKey(String good, String bad, String message) {
    String text = GOOD.replace(good, bad == null ? "" : bad);

    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("recipe.json")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n")
        .doesNotContain("fanc.training");
  }

  @Test
  void everyTruncationIsRefused() {
    String text = GOOD.strip();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(TrainingException.class);
    }
  }

  @Test
  void recipesOfTheProjectAreRead() throws IOException {
    Path recipes = Path.of(System.getProperty("fanc.root"), "training", "recipes");
    try (Stream<Path> files = Files.list(recipes)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file -> assertThatCode(() -> RecipeReader.read(file)).doesNotThrowAnyException());
    }
  }

  private Recipe read(String text) throws TrainingException, IOException {
    return RecipeReader.read(Files.writeString(folder.resolve("recipe.json"), text));
  }
}
