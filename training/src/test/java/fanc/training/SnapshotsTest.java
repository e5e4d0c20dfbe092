package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Network;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are kept on the way, at the ends of the cycles of a snapshot ensemble. */
class SnapshotsTest {
  private static final String CYCLES =
      RecipeReaderTest.GOOD
          .replaceAll(
              "\"learningRate\": \\{.*?\\}",
              "\"learningRate\": {\"kind\": \"cosine-cycles\", \"start\": 0.01, \"cycles\": 3},"
                  + " \"snapshots\": [2, 4, 6]")
          .replaceAll("\\{\"kind\": \"certified\".*\\}", "{\"kind\": \"standard\"}");
  private static final List<String> FILES =
      List.of("x-epoch2.onnx", "x-epoch4.onnx", "x-epoch6.onnx");

  @TempDir Path folder;

  private final PyTorchTrainingService service = new PyTorchTrainingService();
  private Path recipe;
  private Path data;

  @BeforeEach
  void prepare() throws IOException {
    NativeEngine.orSkip().close();
    recipe = Files.writeString(folder.resolve("recipe.json"), CYCLES);
    data = SmallData.write(folder.resolve("data"), 400, 60);
  }

  @Test
  void eachListedEpochLeavesANetworkAndItsCard() throws Exception {
    Path last = train(folder);

    for (String name : FILES) {
      OnnxModel snapshot = OnnxModel.read(folder.resolve(name));
      JsonNode card =
          new ObjectMapper().readTree(folder.resolve(name.replace("onnx", "json")).toFile());
      assertThat(card.at("/sha256").asText()).isEqualTo(snapshot.sha256());
      assertThat(card.at("/test/correct").asInt()).isGreaterThan(50);
    }
    assertThat(folder.resolve(FILES.get(2))).hasSameBinaryContentAs(last);
    assertThat(Files.readAllBytes(folder.resolve(FILES.get(1))))
        .isNotEqualTo(Files.readAllBytes(last));
  }

  @Test
  void trainingThatWasCutOffLeavesTheSameSnapshots() throws Exception {
    train(Files.createDirectory(folder.resolve("whole")));
    Path cut = Files.createDirectory(folder.resolve("cut"));
    for (int after : List.of(1, 2, 5)) {
      assertThatThrownBy(() -> train(cut, after)).isInstanceOf(IllegalStateException.class);
    }

    train(cut);

    for (String name : List.of("x.onnx", FILES.get(0), FILES.get(1), FILES.get(2))) {
      assertThat(cut.resolve(name)).hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
  }

  @Test
  void trainingFurtherKeepsNone() throws Exception {
    Network network = OnnxModel.read(train(folder)).network();

    assertThatThrownBy(() -> service.fineTune(network, recipe, data, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("'snapshots'");
  }

  private Path train(Path place) throws Exception {
    return train(place, Integer.MAX_VALUE);
  }

  private Path train(Path place, int cutAfter) throws Exception {
    Path network = place.resolve("x.onnx");
    service.train(
        new Job(recipe, data, network, false),
        epoch -> {
          if (epoch.number() == cutAfter) {
            throw new IllegalStateException("cut off");
          }
        });
    return network;
  }
}
