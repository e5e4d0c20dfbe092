package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import fanc.networks.training.TrainingService.Epoch;
import fanc.networks.training.TrainingService.Job;
import fanc.networks.training.TrainingService.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingServiceTest {
  private static final String RESIDUAL =
      """
      [{"kind": "conv2d", "channels": 4, "kernel": 4, "stride": 2, "padding": 1}, {"kind": "relu"},
       {"kind": "residual", "layers": [
         {"kind": "conv2d", "channels": 4, "kernel": 3, "stride": 1, "padding": 1},
         {"kind": "relu"}]},
       {"kind": "flatten"}]
      """;

  @TempDir Path folder;

  private TrainingService service;
  private Path recipe;
  private Path data;

  @BeforeEach
  void findService() throws IOException {
    service = ServiceLoader.load(TrainingService.class).findFirst().orElseThrow();
    recipe = Files.writeString(folder.resolve("recipe.json"), RecipeReaderTest.GOOD);
    data = SmallData.write(folder.resolve("data"), 400, 60);
  }

  @Test
  void trainedNetworkIsAccurateCertifiedAndLoads() throws Exception {
    NativeEngine.orSkip().close();
    Path onnx = folder.resolve("small.onnx");
    List<Epoch> epochs = new ArrayList<>();

    Result result = service.train(new Job(recipe, data, onnx, false), epochs::add);

    assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(epochs.get(5).accuracy()).isGreaterThan(0.95);
    assertThat(epochs.get(5).certified().orElseThrow()).isGreaterThan(0.8);
    assertThat(result.testImages()).isEqualTo(60);
    Network network = OnnxModel.read(onnx).network();
    assertThat(network.inputShape()).isEqualTo(Shape.of(1, 64));
    assertThat(network.outputShape()).isEqualTo(Shape.of(1, SmallData.CLASSES));
    assertThat(correct(network, DataSet.MNIST.test(data))).isEqualTo(result.correct());
  }

  @Test
  void cardSaysWhereTheNetworkCameFrom() throws Exception {
    NativeEngine.orSkip().close();
    Path onnx = folder.resolve("small.onnx");

    Result result = service.train(new Job(recipe, data, onnx, false), epoch -> {});

    JsonNode card = new ObjectMapper().readTree(folder.resolve("small.json").toFile());
    assertThat(card.at("/sha256").asText())
        .isEqualTo(OnnxModel.read(onnx).sha256())
        .isEqualTo(result.sha256());
    assertThat(card.at("/test/correct").asInt()).isEqualTo(result.correct());
    assertThat(card.at("/data/licence").asText()).contains("CC BY-SA");
    assertThat(new ObjectMapper().treeToValue(card.at("/recipe"), Recipe.class))
        .isEqualTo(RecipeReader.read(recipe));
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
    NativeEngine.orSkip().close();
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            RecipeReaderTest.GOOD.replace("\"seed\": 7", "\"seed\": 8"));

    byte[] first = bytes(recipe, "first.onnx");

    assertThat(bytes(recipe, "second.onnx")).isEqualTo(first);
    assertThat(bytes(other, "third.onnx")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"standard\"}",
        "{\"kind\": \"adversarial\", \"epsilon\": 0.05, \"steps\": 2, \"stepSize\": 0.04}",
        "{\"kind\": \"certified\", \"epsilon\": 0.01, \"patch\": 2, \"move\": 0.5,"
            + " \"positions\": \"random\", \"kappa\": 0.5, \"rampFrom\": 1, \"rampUntil\": 3}"
      })
  void convolutionWithAResidualBlockIsTrainedWithEveryLoss(String loss) throws Exception {
    NativeEngine.orSkip().close();
    Files.writeString(
        recipe,
        RecipeReaderTest.GOOD
            .replaceAll("(?s)\\[\\s*\\{.*?\\}\\s*\\]", RESIDUAL)
            .replaceAll("\\{\"kind\": \"certified\".*\\}", loss));
    Path onnx = folder.resolve("small.onnx");
    List<Epoch> epochs = new ArrayList<>();

    Result result = service.train(new Job(recipe, data, onnx, false), epochs::add);

    assertThat(epochs.get(5).accuracy()).isGreaterThan(0.95);
    assertThat(epochs.get(5).certified().isPresent()).isEqualTo(loss.contains("certified"));
    Network network = OnnxModel.read(onnx).network();
    assertThat(network.inputShape()).isEqualTo(Shape.of(1, 1, 8, 8));
    assertThat(correct(network, DataSet.MNIST.test(data))).isEqualTo(result.correct());
  }

  @Test
  void fineTuningKeepsStepsAndZerosAndRestoresAccuracy() throws Exception {
    NativeEngine.orSkip().close();
    LabelledImages test = DataSet.MNIST.test(data);
    bytes(recipe, "small.onnx");
    Network pruned = pruned(OnnxModel.read(folder.resolve("small.onnx")).network());
    Files.writeString(
        recipe,
        RecipeReaderTest.GOOD
            .replaceAll("(?s)\"layers\": \\[.*?\\],", "")
            .replaceAll("\\{\"kind\": \"certified\".*\\}", "{\"kind\": \"standard\"}"));

    Network tuned = service.fineTune(pruned, recipe, data, epoch -> {});

    assertThat(correct(pruned, test)).isLessThan(50);
    assertThat(correct(tuned, test)).isGreaterThan(55);
    assertThat(tuned.steps())
        .extracting(Step::name)
        .isEqualTo(pruned.steps().stream().map(Step::name).toList());
    for (int v = 1; v <= pruned.output(); v++) {
      if (pruned.step(v).op() instanceof Affine before) {
        Affine after = (Affine) tuned.step(v).op();
        for (int i = 0; i < before.weight().size(); i++) {
          assertThat(after.weight().get(i) == 0).isEqualTo(before.weight().get(i) == 0);
        }
        assertThat(after.weight()).isNotEqualTo(before.weight());
      }
    }
  }

  @Test
  void networkThatDoesNotFitTheImagesIsNotFineTuned() throws Exception {
    Network other = SmallNetworks.DENSE.random(new Random(1));

    assertThatThrownBy(() -> service.fineTune(other, recipe, data, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("has 64 pixels and 3 classes, but the network maps 20 values to 3");
  }

  /** Sets three quarters of the weights to zero, the remaining ones at random places. */
  private static Network pruned(Network network) {
    Random random = new Random(4);
    List<Step> steps = new ArrayList<>();
    for (Step step : network.steps()) {
      Op op = step.op();
      if (op instanceof Affine affine) {
        double[] weight = affine.weight().toArray();
        for (int i = 0; i < weight.length; i++) {
          weight[i] = random.nextInt(4) == 0 ? weight[i] : 0;
        }
        op = Affine.exact(Tensor.of(affine.weight().shape(), weight), affine.bias());
      }
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network("input", network.inputShape(), steps);
  }

  @Test
  void recipeWithoutLayersCanNotTrainFromNothing() throws Exception {
    Files.writeString(recipe, RecipeReaderTest.GOOD.replaceAll("(?s)\"layers\": \\[.*?\\],", ""));

    assertThatThrownBy(() -> bytes(recipe, "x.onnx"))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("'layers' is missing");
    assertNothingWritten();
  }

  @Test
  void patchAtAllPositionsNeedsADenseFirstLayer() throws Exception {
    NativeEngine.orSkip().close();
    Files.writeString(
        recipe, RecipeReaderTest.GOOD.replaceAll("(?s)\\[\\s*\\{.*?\\}\\s*\\]", RESIDUAL));

    assertThatThrownBy(() -> bytes(recipe, "x.onnx"))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("'loss.positions' must be \"random\"");
    assertNothingWritten();
  }

  @Test
  void missingDataIsRefusedWithTheCommandThatFetchesIt() {
    Job job = new Job(recipe, folder.resolve("nowhere"), folder.resolve("x.onnx"), false);

    assertThatThrownBy(() -> service.train(job, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("training/fetch-data.sh mnist");
    assertNothingWritten();
  }

  @Test
  void placeThatCanNotBeWrittenIsRefusedBeforeTraining() {
    Job noFolder = new Job(recipe, data, folder.resolve("nowhere").resolve("x.onnx"), false);
    Job noOnnx = new Job(recipe, data, folder.resolve("x.bin"), false);

    assertThatThrownBy(() -> service.train(noFolder, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> service.train(noOnnx, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(".onnx");
  }

  @Test
  void patchLargerThanTheImagesIsRefused() throws Exception {
    NativeEngine.orSkip().close();
    Files.writeString(recipe, RecipeReaderTest.GOOD.replace("\"patch\": 2", "\"patch\": 9"));

    assertThatThrownBy(() -> bytes(recipe, "x.onnx"))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("loss.patch");
    assertNothingWritten();
  }

  private byte[] bytes(Path with, String name) throws Exception {
    Path onnx = folder.resolve(name);
    service.train(new Job(with, data, onnx, false), epoch -> {});
    return Files.readAllBytes(onnx);
  }

  private void assertNothingWritten() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("recipe.json", "data");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static int correct(Network network, LabelledImages images) {
    int correct = 0;
    for (int i = 0; i < images.count(); i++) {
      float[] pixels = images.pixelsOf(new int[] {i});
      double[] input = new double[pixels.length];
      for (int p = 0; p < input.length; p++) {
        input[p] = pixels[p];
      }
      correct += largest(Evaluation.evaluate(network, input)) == images.label(i) ? 1 : 0;
    }
    return correct;
  }

  private static int largest(double[] outputs) {
    int best = 0;
    for (int j = 1; j < outputs.length; j++) {
      best = outputs[j] > outputs[best] ? j : best;
    }
    return best;
  }
}
