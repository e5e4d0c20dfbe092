package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instead of a training every weight that is not zero and every bias moves at random. */
class FineTuningTest {
  private static final String RECIPE =
      """
      {"$schema": "recipe-1.json", "version": 1, "name": "tuned",
       "children": [[{"kind": "prune", "fractions": [0.5], "scope": "all"},
                     {"kind": "fine-tune", "recipe": "digits.json", "data": "data"}]]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTrainingFiles() throws IOException {
    Files.writeString(
        folder.resolve("digits.json"), "{\"data\": \"ten\", \"epochs\": 3, \"seed\": 7}");
    Files.createDirectories(folder.resolve("data/ten"));
    Files.writeString(folder.resolve("data/ten/b"), "labels");
    Files.writeString(folder.resolve("data/ten/a"), "images");
  }

  @Test
  void prunedAndTunedChildIsTheTunedNetworkWithAllItsZeros() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    Network pruned = Child.of(parent, prune()).model().network();
    Child child = Child.of(parent, chain(), FineTuningTest::move);
    assertThat(Fingerprint.of(child.model().network()))
        .isEqualTo(Fingerprint.of(move(pruned, null, null)))
        .isNotEqualTo(Fingerprint.of(pruned));
    assertThat(Fingerprint.ofArchitecture(child.model().network()))
        .isEqualTo(Fingerprint.ofArchitecture(parent.network()));
    int zeros = 0;
    for (WeightTensor weight : Child.of(parent, prune()).model().weights()) {
      float[] now = child.model().stored(weight.name()).values();
      for (int i = 0; i < now.length && weight.role() == Role.WEIGHT; i++) {
        zeros += now[i] == 0 ? 1 : 0;
        assertThat(now[i] == 0).isEqualTo(weight.values()[i] == 0);
      }
    }
    assertThat(zeros).isPositive();
  }

  @Test
  void lineageSaysWhatWasTrainedOnWhatAndHowFarBiasesMoved() throws Exception {
    Path file = folder.resolve("child.onnx");
    Path parent = SmallOnnx.write(folder.resolve("parent.onnx"), 1);
    Child child = Child.of(OnnxModel.read(parent), chain(), FineTuningTest::move);
    Lineage lineage = child.write(file, parent);
    assertThat(LineageFile.read(file, child.model().sha256())).contains(lineage);
    assertThat(child.chain().name()).isEqualTo("prune50-all+fine-tune-digits");
    // sha256sum digits.json; (cd data/ten; sha256sum *) | sha256sum
    assertThat(lineage.rules().get(1))
        .isEqualTo(
            new FineTuned(
                "digits",
                "b72d15578a1158dbaf1cb5e2b89e0b11b4f4abc7ed75b7c473d015ac34e34ccb",
                "ten",
                "1146b693f448213e1d5c08813b859b98fed5f2ed2c356860fca38e36bf4246e9",
                3,
                7));
    assertThat(lineage.weights())
        .filteredOn(change -> change.name().endsWith(".bias"))
        .hasSize(3)
        .allMatch(change -> change.maxDifference().signum() > 0);
  }

  @Test
  void familyIsWrittenWithTrainedChildren() throws Exception {
    Path recipe = Files.writeString(folder.resolve("recipe.json"), RECIPE);
    Path parent = SmallOnnx.write(folder.resolve("parent.onnx"), 1);
    Path out = Files.createDirectory(folder.resolve("out"));
    ChildFamily family = new ChildFamily(parent, RecipeFile.read(recipe), out);
    family.write(OnnxModel.read(parent), FineTuningTest::move);
    Path file = out.resolve("parent-prune50-all+fine-tune-digits.onnx");
    assertThat(LineageFile.read(file, OnnxModel.read(file).sha256())).isPresent();
  }

  @Test
  void withoutATrainerTheChildIsRefused() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    assertThatThrownBy(() -> Child.of(parent, chain()))
        .isInstanceOf(ApproximationException.class)
        .hasMessageStartingWith("fine-tune-digits: the trainer is not installed here; make this");
  }

  @Test
  void filesThatAreMissingOrNoneAreNamedBeforeTheTraining() throws Exception {
    refused(new FineTuning(path("none.json"), path("data")), "none.json: no such training recipe");
    refused(new FineTuning(path("digits.json"), path("")), "ten: the data set is not there; fetch");
    Files.writeString(folder.resolve("digits.json"), "{\"data\": \"ten\", \"epochs\": 3}");
    refused(rule(), "digits.json: key 'seed' is no whole number");
    Files.writeString(folder.resolve("digits.json"), "{\"data\": \"../x\"}");
    refused(rule(), "digits.json: key 'data' names no data set");
    Files.writeString(folder.resolve("digits.json"), "{");
    refused(rule(), "digits.json: line 1");
  }

  @Test
  void trainerThatMovesAZeroIsRefused() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    assertThatThrownBy(() -> Child.of(parent, chain(), (start, recipe, data) -> parent.network()))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("the training changed a zero of '");
  }

  @Test
  void networkWithoutWeightsCanNotBeTrained() throws Exception {
    OnnxModel rectifier = OnnxModel.read(SmallOnnx.writeRectifier(folder.resolve("relu.onnx")));
    assertThatThrownBy(() -> Child.of(rectifier, Chain.of(rule()), FineTuningTest::move))
        .hasMessageContaining("the network has 0 layers, the file 0 weight tensors and 0 biases");
  }

  @Test
  void recordOfATrainingIsNoRule() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    String hash = "0".repeat(64);
    Approximation record = new FineTuned("digits", hash, "ten", hash, 3, 7);
    assertThatThrownBy(() -> Child.of(parent, Chain.of(record), FineTuningTest::move))
        .hasMessageContaining("a recipe asks for it by 'fine-tune'");
  }

  private void refused(FineTuning rule, String message) throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    FineTuner never =
        (start, recipe, data) -> {
          throw new AssertionError("trained");
        };
    assertThatThrownBy(() -> Child.of(parent, Chain.of(rule), never))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining(message);
  }

  private Chain chain() {
    return Chain.of(prune().rules().get(0), rule());
  }

  private static Chain prune() {
    return Chain.of(new MagnitudePruning(List.of(new BigDecimal("0.5")), Scope.ALL));
  }

  private FineTuning rule() {
    return new FineTuning(path("digits.json"), path("data"));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Network move(Network start, Path recipe, Path data) {
    Random random = new Random(3);
    List<Step> steps =
        start.steps().stream()
            .map(s -> new Step(move(s.op(), random), s.inputs(), s.name(), s.origin(), s.shape()))
            .toList();
    return new Network(start.name(0), start.inputShape(), steps);
  }

  private static Op move(Op op, Random random) {
    if (op instanceof Affine affine) {
      return Affine.exact(move(affine.weight(), true, random), move(affine.bias(), false, random));
    }
    if (op instanceof Conv2d convolution) {
      Tensor weight = move(convolution.weight(), true, random);
      return new Conv2d(convolution.window(), weight, move(convolution.bias(), false, random));
    }
    return op;
  }

  private static Tensor move(Tensor tensor, boolean keepZeros, Random random) {
    double[] values = tensor.toArray();
    for (int i = 0; i < values.length; i++) {
      float moved = (float) (values[i] + 0.1 + random.nextDouble());
      values[i] = keepZeros && values[i] == 0 ? 0 : moved;
    }
    return Tensor.of(tensor.shape(), values);
  }
}
