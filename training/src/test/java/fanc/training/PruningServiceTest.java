package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Step;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pruning of a trained network, from the recipe to the files. */
class PruningServiceTest {
  private static final String SLR =
      "{\"kind\": \"slr\", \"fraction\": 0.6, \"rho\": 0.1, \"every\": 4, \"step\": 0.01,"
          + " \"m\": 300, \"r\": 0.1}";
  private static final String ADMM =
      "{\"kind\": \"admm\", \"fraction\": 0.6, \"rho\": 0.1, \"every\": 4}";

  @TempDir Path folder;

  private TrainingService service;
  private Path data;
  private Path parent;

  @BeforeEach
  void trainParent() throws Exception {
    NativeEngine.orSkip().close();
    service = ServiceLoader.load(TrainingService.class).findFirst().orElseThrow();
    data = SmallData.write(folder.resolve("data"), 400, 60);
    parent = folder.resolve("parent.onnx");
    Path recipe = Files.writeString(folder.resolve("parent-recipe.json"), standard());
    service.train(new Job(recipe, data, parent, false), epoch -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {SLR, ADMM})
  void prunedNetworkHasItsZerosItsAccuracyAndItsLog(String pruning) throws Exception {
    Path child = folder.resolve("child.onnx");
    List<Epoch> epochs = new ArrayList<>();

    Result result = service.train(job(pruning, child), epochs::add);

    Network network = OnnxModel.read(child).network();
    for (Step step : network.steps()) {
      if (step.op() instanceof Affine affine) {
        double[] weight = affine.weight().toArray();
        long zeros = Arrays.stream(weight).filter(w -> w == 0).count();
        assertThat(zeros).isEqualTo(Math.round(0.6 * weight.length));
      }
    }
    assertThat(TrainingServiceTest.correct(network, DataSet.MNIST.test(data)))
        .isEqualTo(result.correct())
        .isGreaterThan(45);
    assertThat(epochs).filteredOn(e -> e.note().isEmpty()).hasSize(9);
    assertThat(epochs.get(11).note()).startsWith("iteration 3: surrogate optimality W ");
    assertLogged(result, epochs);
    assertThat(Files.readString(folder.resolve("child.json")))
        .contains("\"parentSha256\" : \"" + OnnxModel.read(parent).sha256() + "\"");
    assertThat(folder.resolve("child.onnx.checkpoint")).doesNotExist();
  }

  private void assertLogged(Result result, List<Epoch> epochs) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("child.pruning.csv"));
    assertThat(lines).hasSize(5);
    assertThat(lines.get(1)).startsWith("0,0,").contains(",start,");
    for (int k = 1; k <= 3; k++) {
      String[] row = lines.get(k + 1).split(",", -1);
      assertThat(row[0]).isEqualTo(Integer.toString(k));
      assertThat(row[1]).isEqualTo(Integer.toString(4 * k));
      assertThat(row[5])
          .isEqualTo(Double.parseDouble(row[4]) < Double.parseDouble(row[3]) ? "holds" : "fails");
      assertThat(epochs.get(4 * k - 1).note()).contains("W " + row[5]).contains("Z " + row[9]);
    }
    String last = lines.get(4);
    assertThat(Double.parseDouble(last.substring(last.lastIndexOf(',') + 1)) * 60)
        .isCloseTo(result.correct(), org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void sameRecipeGivesTheSameBytesAndFineTuningTheSameWeights() throws Exception {
    Path first = folder.resolve("first.onnx");
    Path second = folder.resolve("second.onnx");
    service.train(job(SLR, first), epoch -> {});
    Job job = job(SLR, second);
    service.train(job, epoch -> {});

    Network tuned =
        service.fineTune(OnnxModel.read(parent).network(), job.recipe(), data, epoch -> {});

    assertThat(second).hasSameBinaryContentAs(first);
    Network written = OnnxModel.read(first).network();
    for (int v = 1; v <= written.output(); v++) {
      if (written.step(v).op() instanceof Affine affine) {
        assertThat(((Affine) tuned.step(v).op()).weight()).isEqualTo(affine.weight());
      }
    }
  }

  @Test
  void zerosOfTheParentStayAndCountAsPruned() throws Exception {
    Path once = folder.resolve("once.onnx");
    Path twice = folder.resolve("twice.onnx");
    service.train(job(SLR.replace("0.6", "0.4"), once), epoch -> {});
    Job job = job(ADMM, twice);

    service.train(new Job(job.recipe(), data, twice, false, Optional.of(once)), epoch -> {});

    Network before = OnnxModel.read(once).network();
    Network after = OnnxModel.read(twice).network();
    for (int v = 1; v <= before.output(); v++) {
      if (before.step(v).op() instanceof Affine affine) {
        double[] now = ((Affine) after.step(v).op()).weight().toArray();
        for (int i = 0; i < now.length; i++) {
          assertThat(affine.weight().get(i) == 0 && now[i] != 0).isFalse();
        }
      }
    }
  }

  @Test
  void pruningNeedsAParentAndWholeIterations() throws Exception {
    Path child = folder.resolve("child.onnx");
    Job job = job(SLR, child);

    assertThatThrownBy(() -> service.train(new Job(job.recipe(), data, child, false), epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("--from");
    assertThatThrownBy(
            () -> service.train(job(SLR.replace("\"every\": 4", "\"every\": 5"), child), e -> {}))
        .hasMessageContaining("a multiple of 'pruning.every'");
    assertThatThrownBy(
            () ->
                service.train(
                    new Job(job.recipe(), data, child, false, Optional.of(job.recipe())), e -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("recipe.json");
    assertThat(child).doesNotExist();
  }

  private Job job(String pruning, Path child) throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("recipe.json"),
            standard()
                .replace("\"epochs\": 6", "\"epochs\": 12")
                .replace("\"seed\": 7", "\"pruning\": " + pruning + ", \"seed\": 7"));
    return new Job(recipe, data, child, false, Optional.of(parent));
  }

  private static String standard() {
    return RecipeReaderTest.GOOD.replaceAll(
        "\\{\"kind\": \"certified\".*\\}", "{\"kind\": \"standard\"}");
  }
}
