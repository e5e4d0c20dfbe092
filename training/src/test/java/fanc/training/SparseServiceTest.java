package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import fanc.networks.training.TrainingService.Job;
import fanc.networks.training.TrainingService.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparse training with ghosts, which are in the training and never in the network. */
class SparseServiceTest {
  private static final String SPARSE =
      "{\"kind\": \"masked\", \"mask\": {\"kind\": \"snip\", \"fraction\": 0.5},"
          + " \"ghosts\": {\"until\": 3.5, \"beta\": 1, \"skip\": 1}, \"labelSmoothing\": 0.1,"
          + " \"rescale\": {\"steps\": 8, \"eta\": 0.1, \"gamma\": 1, \"rate\": 0.01,"
          + " \"least\": 0.01}}";

  @TempDir Path folder;

  private TrainingService service;
  private Path data;

  @BeforeEach
  void prepare() throws IOException {
    NativeEngine.orSkip().close();
    service = ServiceLoader.load(TrainingService.class).findFirst().orElseThrow();
    data = SmallData.write(folder.resolve("data"), 400, 60);
  }

  @Test
  void exportedNetworkIsThePlainOneOfTheRecipesLayers() throws Exception {
    Path onnx = folder.resolve("sparse.onnx");

    Result result = service.train(job(recipe(SPARSE), onnx), epoch -> {});

    Network network = OnnxModel.read(onnx).network();
    Network plain =
        InitialNetwork.of(
            RecipeReader.read(recipe(SPARSE)), 8, 8, SmallData.CLASSES, new Random(1));
    assertThat(network.steps())
        .extracting(step -> step.op().getClass().getSimpleName())
        .containsExactlyElementsOf(
            plain.steps().stream().map(step -> step.op().getClass().getSimpleName()).toList())
        .containsOnly("Affine", "Relu");
    assertThat(network.steps())
        .extracting(Step::inputs)
        .isEqualTo(plain.steps().stream().map(Step::inputs).toList());
    assertThat(TrainingServiceTest.correct(network, DataSet.MNIST.test(data)))
        .isEqualTo(result.correct())
        .isGreaterThan(50);
    long zeros = 0;
    long all = 0;
    for (Step step : network.steps()) {
      if (step.op() instanceof Affine affine) {
        for (double w : affine.weight().toArray()) {
          zeros += w == 0 ? 1 : 0;
          all++;
        }
      }
    }
    assertThat(zeros).isEqualTo(Math.round(0.5 * all));
  }

  @Test
  void trainingThatWasCutOffGivesTheSameBytes() throws Exception {
    Path onnx = folder.resolve("sparse.onnx");
    Path recipe = recipe(SPARSE);
    service.train(job(recipe, onnx), epoch -> {});
    byte[] whole = Files.readAllBytes(onnx);
    Files.delete(onnx);
    IllegalStateException cut = new IllegalStateException("cut off");
    assertThatThrownBy(
            () ->
                service.train(
                    job(recipe, onnx),
                    epoch -> {
                      if (epoch.number() == 2) {
                        throw cut;
                      }
                    }))
        .isSameAs(cut);

    service.train(job(recipe, onnx), epoch -> {});

    assertThat(onnx).hasBinaryContent(whole);
  }

  @Test
  void ghostsAreSoftRectifiersAndSharesOfTheInputUntilTheyAreGone() throws Exception {
    try (NDManager manager = NativeEngine.orSkip()) {
      Network start = threeByThree();
      TrainableNetwork network = new TrainableNetwork(manager, start);
      GhostedObjective objective = new GhostedObjective(network, new Sparse.Ghosts(4, 2, 0.8), 0.1);
      double[] x = {0.3, -0.2, 0.9};
      NDArray input = manager.create(new float[] {0.3f, -0.2f, 0.9f}, new Shape(1, 3));

      double[] early = Parameter.doubles(objective.outputs(input, 1));
      double[] late = Parameter.doubles(objective.outputs(input, 4));

      // A quarter of the time is over: three quarters of the skip, sharpness 2 / 0.75.
      double[] hidden = layer((Affine) start.step(1).op(), x, 0.6);
      for (int i = 0; i < 3; i++) {
        hidden[i] = hidden[i] / (1 + Math.exp(-2 / 0.75 * hidden[i]));
      }
      double[] expected = layer((Affine) start.step(3).op(), hidden, 0.6);
      double[] plain = Evaluation.evaluate(start, x);
      for (int i = 0; i < 3; i++) {
        assertThat(early[i]).isCloseTo(expected[i], within(1e-5));
        assertThat(late[i]).isCloseTo(plain[i], within(1e-6));
      }
      assertThat(network.outputs(input)).isEqualTo(objective.outputs(input, 7));
    }
  }

  @Test
  void smoothedLabelGivesEqualSharesToTheOthers() throws Exception {
    try (NDManager manager = NativeEngine.orSkip()) {
      Network start = threeByThree();
      TrainableNetwork network = new TrainableNetwork(manager, start);
      GhostedObjective objective = new GhostedObjective(network, new Sparse.Ghosts(0, 1, 1), 0.1);
      NDArray input = manager.create(new float[] {0.3f, -0.2f, 0.9f}, new Shape(1, 3));
      NDArray label = manager.create(new float[] {0, 1, 0}, new Shape(1, 3));

      double loss = objective.loss(input, label, 0).getFloat();

      double[] y = Evaluation.evaluate(start, new double[] {0.3f, -0.2f, 0.9f});
      double sum = Math.log(Math.exp(y[0]) + Math.exp(y[1]) + Math.exp(y[2]));
      double expected = 0.9 * (sum - y[1]) + 0.05 * (sum - y[0]) + 0.05 * (sum - y[2]);
      assertThat(loss).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void unfitSparseRecipesAreRefused() throws Exception {
    assertRefused(SPARSE.replace("3.5", "5.5"), "'sparse.ghosts.until' must be");
    assertRefused(SPARSE.replace("snip", "snap"), "known: random, magnitude, snip, grasp, synflow");
    assertRefused(SPARSE.replace("\"fraction\": 0.5", "\"fraction\": 1"), "sparse.mask.fraction");
    assertRefused(SPARSE.replace("masked", "masks"), "'sparse.kind' must be one of: none, masked");
    assertRefused(SPARSE.replace("\"beta\": 1, ", ""), "key 'sparse.ghosts.beta' is missing");
    Path onnx = folder.resolve("x.onnx");
    Path certified =
        Files.writeString(
            folder.resolve("certified.json"),
            RecipeReaderTest.GOOD.replace(
                "\"seed\": 7", "\"sparse\": " + SPARSE + ", \"seed\": 7"));
    assertThatThrownBy(() -> service.train(job(certified, onnx), epoch -> {}))
        .hasMessageContaining("'loss.kind' must be: standard where 'sparse' masks");
    Job from = new Job(recipe(SPARSE), data, onnx, false, Optional.of(onnx));
    assertThatThrownBy(() -> service.train(from, epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("does not go with a trained network");
  }

  private void assertRefused(String sparse, String message) throws IOException {
    Path recipe = recipe(sparse);
    assertThatThrownBy(() -> RecipeReader.read(recipe))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(message);
  }

  private static Network threeByThree() {
    Random random = new Random(6);
    return new Network(
        "input",
        fanc.networks.Shape.of(1, 3),
        List.of(
            new Step(dense(random), List.of(0), "affine1", "Gemm", fanc.networks.Shape.of(1, 3)),
            new Step(new Relu(), List.of(1), "relu1", "Relu", fanc.networks.Shape.of(1, 3)),
            new Step(dense(random), List.of(2), "output", "Gemm", fanc.networks.Shape.of(1, 3))));
  }

  private static Affine dense(Random random) {
    double[] weight = random.doubles(9).map(d -> (float) (2 * d - 1)).toArray();
    double[] bias = random.doubles(3).map(d -> (float) (d - 0.5)).toArray();
    return Affine.exact(Tensor.of(fanc.networks.Shape.of(3, 3), weight), Tensor.vector(bias));
  }

  private static double[] layer(Affine affine, double[] x, double skip) {
    double[] y = new double[3];
    for (int j = 0; j < 3; j++) {
      y[j] = affine.bias().get(j) + skip * x[j];
      for (int i = 0; i < 3; i++) {
        y[j] += x[i] * affine.weight().get(3 * i + j);
      }
    }
    return y;
  }

  private Path recipe(String sparse) throws IOException {
    String text =
        RecipeReaderTest.GOOD
            .replaceAll("\\{\"kind\": \"certified\".*\\}", "{\"kind\": \"standard\"}")
            .replace("\"seed\": 7", "\"sparse\": " + sparse + ", \"seed\": 7");
    return Files.writeString(folder.resolve("recipe.json"), text);
  }

  private Job job(Path recipe, Path onnx) {
    return new Job(recipe, data, onnx, false);
  }
}
