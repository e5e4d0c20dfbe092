package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Layer;
import fanc.networks.onnx.WeightTensor.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChildTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;

  static Stream<WeightRule> rules() {
    return Stream.of(
        Float16Rounding.paper(),
        new Float16Rounding(Scope.ALL),
        IntQuantization.paper(8),
        IntQuantization.nearest(8),
        IntQuantization.paper(5),
        new IntQuantization(8, Rounding.TRUNCATE, Scope.ALL, Granularity.CHANNEL),
        new StochasticQuantization(8, Scope.ALL, Granularity.CHANNEL, 3),
        new Bfloat16Rounding(Scope.ALL),
        new GlobalPruning(new BigDecimal("0.5"), Scope.ALL),
        new RandomPruning(new BigDecimal("0.5"), Extent.LAYER, Scope.DENSE, 3),
        new RandomPruning(new BigDecimal("0.5"), Extent.GLOBAL, Scope.ALL, 3),
        new AntiRandomPruning(new BigDecimal("0.5"), Extent.GLOBAL, Scope.ALL, 3),
        new PatternSparsity(2, 4, Scope.DENSE),
        new Clustering(4, Scope.ALL, 3),
        MagnitudePruning.paper("0.5"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void childHasTheParentsShapesAndCuts(WeightRule rule) throws Exception {
    Child child = Child.of(parent(), rule);
    assertThat(child.model().network().cuts()).isEqualTo(child.parent().network().cuts());
    assertThat(child.model().network().inputShape())
        .isEqualTo(child.parent().network().inputShape());
    assertThat(names(child.model())).isEqualTo(names(child.parent()));
  }

  /**
   * The oracle knows nothing of ONNX: it replaces the bytes of the weights in the parent's file.
   */
  @ParameterizedTest
  @MethodSource("rules")
  void nothingButTheBytesOfTheWeightsDiffers(WeightRule rule) throws Exception {
    Child child = Child.of(parent(), rule);
    byte[] expected = child.parent().toByteArray();
    List<WeightTensor> after = child.model().weights();
    for (int i = 0; i < after.size(); i++) {
      replace(expected, bytes(child.parent().weights().get(i)), bytes(after.get(i)));
    }
    assertThat(Arrays.equals(child.model().toByteArray(), expected)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void biasesAndWhatIsOutOfScopeStay(WeightRule rule) throws Exception {
    Child child = Child.of(parent(), rule);
    for (int i = 0; i < child.model().weights().size(); i++) {
      WeightTensor before = child.parent().weights().get(i);
      boolean mayChange =
          before.role() == Role.WEIGHT
              && (before.layer() == Layer.DENSE || rule.scope() == Scope.ALL);
      boolean changed = !Arrays.equals(before.values(), child.model().weights().get(i).values());
      assertThat(changed).as(before.name()).isEqualTo(mayChange);
    }
  }

  @Test
  void lineageBelongsToTheFilesAsTheyAreOnDisk() throws Exception {
    Path parentFile = SmallOnnx.write(folder.resolve("p.onnx"), 1);
    Path file = Files.createDirectory(folder.resolve("children")).resolve("c.onnx");
    Child child = Child.of(OnnxModel.read(parentFile), IntQuantization.paper(8));
    Lineage written = child.write(file, parentFile);
    assertThat(written.parentPath()).isEqualTo("../p.onnx");
    assertThat(written.parentSha256()).isEqualTo(sha256(parentFile));
    assertThat(LineageFile.read(file, sha256(file))).contains(written);
  }

  @Test
  void lineageTellsTheExactDistanceOfEachTensor() throws Exception {
    Child child = Child.of(parent(), IntQuantization.paper(8));
    List<WeightTensor> before = weightsOf(child.parent());
    List<WeightTensor> after = weightsOf(child.model());
    assertThat(child.weights()).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      float[] a = before.get(i).values();
      float[] b = after.get(i).values();
      BigDecimal distance = BigDecimal.ZERO;
      for (int k = 0; k < a.length; k++) {
        distance = distance.max(new BigDecimal(a[k]).subtract(new BigDecimal(b[k])).abs());
      }
      assertThat(child.weights().get(i).name()).isEqualTo(before.get(i).name());
      assertThat(child.weights().get(i).maxDifference()).isEqualByComparingTo(distance);
    }
    assertThat(child.weights().get(0).maxDifference()).as("convolution").isZero();
  }

  @Test
  void prunedFractionIsExactInEachTensor() throws Exception {
    Child child = Child.of(parent(), MagnitudePruning.paper("0.3"));
    for (WeightTensor tensor : weightsOf(child.model())) {
      if (tensor.layer() == Layer.DENSE) {
        int zeros = 0;
        for (float w : tensor.values()) {
          zeros += w == 0 ? 1 : 0;
        }
        int n = tensor.shape().size();
        assertThat(zeros).as(tensor.name()).isEqualTo((3 * (n - 1) + 9) / 10);
      }
    }
  }

  @Test
  void tensorThatTheRuleCanNotTakeIsNamed() throws Exception {
    OnnxModel large = SmallOnnx.read(elsewhere, 1e6f);
    assertThatThrownBy(() -> Child.of(large, Float16Rounding.paper()))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("float16", "'1.weight'", "65504");
    OnnxModel small = SmallOnnx.read(elsewhere, 1e-37f);
    assertThatThrownBy(() -> Child.of(small, IntQuantization.paper(16)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("int16", "'1.weight'", "too small");
  }

  @Test
  void filtersAndNeuronsAreTheChannels() throws Exception {
    Child child = Child.of(parent(), IntQuantization.nearest(2));
    List<WeightTensor> weights = weightsOf(child.model());
    assertThat(weights).extracting(WeightTensor::outputAxis).containsExactly(0, 0, 1);
    for (WeightTensor tensor : weights) {
      Channels channels = Channels.along(tensor.shape(), tensor.outputAxis());
      float[] values = tensor.values();
      float[] largest = channels.largestMagnitudes(values);
      for (int i = 0; i < values.length; i++) {
        float step = largest[channels.of(i)];
        assertThat(values[i]).as(tensor.name()).isIn(-step, 0f, step);
      }
    }
  }

  @Test
  void laterRulesWorkOnWhatEarlierOnesMade() throws Exception {
    Approximation prune = MagnitudePruning.paper("0.5");
    Approximation quantise = IntQuantization.nearest(4);
    Child both = Child.of(parent(), Chain.of(prune, quantise));
    Child second = Child.of(Child.of(parent(), prune).model(), quantise);
    assertThat(both.model().toByteArray()).isEqualTo(second.model().toByteArray());
    assertThat(both.chain().name()).isEqualTo("prune50+int4-nearest-all-channel");
  }

  @Test
  void fileThatStoresFloat16HoldsFloat16Children() throws Exception {
    OnnxModel half = OnnxModel.read(SmallOnnx.writeHalf(elsewhere.resolve("half.onnx")));
    assertThatThrownBy(() -> Child.of(half, IntQuantization.nearest(8)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("no float16 value", "let float16 be the last rule");
    Child child =
        Child.of(half, Chain.of(IntQuantization.nearest(8), new Float16Rounding(Scope.ALL)));
    assertThat(child.model().toByteArray()).hasSameSizeAs(half.toByteArray());
    assertThat(Child.of(half, new Bfloat16Rounding(Scope.ALL)).weights())
        .allSatisfy(change -> assertThat(change.maxDifference()).isPositive());
    StructuredPruning remove =
        new StructuredPruning(Part.NEURONS, new BigDecimal("0.5"), Norm.L1, Effect.REMOVE);
    assertThat(Child.of(half, remove).model().stored("2.weight").shape().dim(0)).isEqualTo(4);
  }

  @Test
  void networkWithoutWeightsOfTheScopeIsRefused() throws Exception {
    OnnxModel relu = OnnxModel.read(SmallOnnx.writeRectifier(elsewhere.resolve("relu.onnx")));
    assertThatThrownBy(() -> Child.of(relu, new Clustering(4, Scope.ALL, 0)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("cluster4", "no weights");
    assertThatThrownBy(
            () ->
                Child.of(
                    relu,
                    new StructuredPruning(
                        Part.NEURONS, new BigDecimal("0.5"), Norm.L1, Effect.ZERO)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("no hidden layer with neurons");
  }

  @Test
  void missingFolderLeavesNothing() throws Exception {
    Child child = Child.of(parent(), Float16Rounding.paper());
    Path file = folder.resolve("none/c.onnx");
    assertThatThrownBy(() -> child.write(file, folder.resolve("p.onnx")))
        .isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private OnnxModel parent() throws IOException, NetworkFormatException {
    return SmallOnnx.read(elsewhere, 1);
  }

  private static List<String> names(OnnxModel model) {
    return model.weights().stream().map(t -> t.name() + t.shape()).toList();
  }

  private static List<WeightTensor> weightsOf(OnnxModel model) {
    return model.weights().stream().filter(t -> t.role() == Role.WEIGHT).toList();
  }

  private static byte[] bytes(WeightTensor tensor) {
    float[] values = tensor.values();
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private static void replace(byte[] file, byte[] from, byte[] to) {
    for (int at = 0; at + from.length <= file.length; at++) {
      if (Arrays.equals(file, at, at + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, file, at, to.length);
        return;
      }
    }
    throw new AssertionError("the parent's file does not hold these weights as raw bytes");
  }

  private static String sha256(Path file) throws IOException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
