package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Shape;
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
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingServiceTest {
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

    Result result = service.train(new Job(recipe, data, onnx), epochs::add);

    assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(epochs.get(5).accuracy()).isGreaterThan(0.95);
    assertThat(epochs.get(5).certified()).isGreaterThan(0.8);
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

    Result result = service.train(new Job(recipe, data, onnx), epoch -> {});

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

  @Test
  void missingDataIsRefusedWithTheCommandThatFetchesIt() {
    Job job = new Job(recipe, folder.resolve("nowhere"), folder.resolve("x.onnx"));

    assertThatThrownBy(() -> service.train(job, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("training/fetch-data.sh mnist");
    assertNothingWritten();
  }

  @Test
  void placeThatCanNotBeWrittenIsRefusedBeforeTraining() {
    Job noFolder = new Job(recipe, data, folder.resolve("nowhere").resolve("x.onnx"));
    Job noOnnx = new Job(recipe, data, folder.resolve("x.bin"));

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
        .hasMessageContaining("robustness.patch");
    assertNothingWritten();
  }

  private byte[] bytes(Path with, String name) throws Exception {
    Path onnx = folder.resolve(name);
    service.train(new Job(with, data, onnx), epoch -> {});
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
