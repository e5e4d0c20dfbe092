package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Evaluation;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StructuredPruningTest {
  @TempDir Path folder;

  @Test
  void channelsOfLeastNormGo() {
    WeightTensor weights = Weights.dense(4, 2, 3, 0, 2, 2, 1, -1, 2.5f, 0);
    assertThat(rule(Part.NEURONS, "0.5", Norm.L1, Effect.ZERO).choose(weights).stream())
        .containsExactly(2, 3);
    assertThat(rule(Part.NEURONS, "0.25", Norm.L2, Effect.ZERO).choose(weights).stream())
        .containsExactly(2);
    assertThat(rule(Part.NEURONS, "0.6", Norm.L2, Effect.ZERO).choose(weights).stream())
        .containsExactly(2, 3);
    assertThat(rule(Part.NEURONS, "1", Norm.L1, Effect.ZERO).choose(weights).cardinality())
        .as("one stays")
        .isEqualTo(3);
  }

  @Test
  void zeroedChannelsLoseWeightsAndBiasAndTheLastLayerIsKept() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    Child child = Child.of(parent, rule(Part.NEURONS, "0.5", Norm.L1, Effect.ZERO));
    assertThat(child.model().network().cuts()).isEqualTo(parent.network().cuts());
    float[] weights = child.model().stored("1.weight").values();
    float[] bias = child.model().stored("1.bias").values();
    int zeroed = 0;
    for (int neuron = 0; neuron < SmallOnnx.HIDDEN; neuron++) {
      int inputs = weights.length / SmallOnnx.HIDDEN;
      float[] row = Arrays.copyOfRange(weights, neuron * inputs, (neuron + 1) * inputs);
      boolean zero = Arrays.equals(row, new float[inputs]);
      assertThat(bias[neuron] == 0).isEqualTo(zero);
      zeroed += zero ? 1 : 0;
    }
    assertThat(zeroed).isEqualTo(SmallOnnx.HIDDEN / 2);
    assertThat(child.model().stored("2.weight")).isEqualTo(parent.stored("2.weight"));
    assertThat(child.weights()).extracting(WeightChange::name).contains("1.weight", "1.bias");
  }

  @Test
  void removedNeuronsMakeTheLayersSmaller() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    Child child = Child.of(parent, rule(Part.NEURONS, "0.5", Norm.L1, Effect.REMOVE));
    int kept = SmallOnnx.HIDDEN - SmallOnnx.HIDDEN / 2;
    assertThat(child.model().stored("1.weight").shape().dims()).containsExactly(kept, 18);
    assertThat(child.model().stored("1.bias").shape().dims()).containsExactly(kept);
    assertThat(child.model().stored("2.weight").shape().dims()).containsExactly(kept, 3);
  }

  /** The flattening behind the convolution makes a block of features of each filter. */
  @Test
  void removedFiltersTakeTheirFeaturesWithThem() throws Exception {
    Child child =
        Child.of(SmallOnnx.read(folder, 1), rule(Part.FILTERS, "0.5", Norm.L2, Effect.REMOVE));
    assertThat(child.model().stored("conv.weight").shape().dims()).containsExactly(1, 1, 2, 2);
    assertThat(child.model().stored("1.weight").shape().dims()).containsExactly(7, 9);
  }

  @Test
  void removalCountsRemovedEntriesAsZeroAndReadersAsUnchanged() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    Child zeroed = Child.of(parent, rule(Part.NEURONS, "0.5", Norm.L1, Effect.ZERO));
    Child removed = Child.of(parent, rule(Part.NEURONS, "0.5", Norm.L1, Effect.REMOVE));
    assertThat(distances(removed)).isEqualTo(distances(zeroed));
    assertThat(removed.weights().get(2).maxDifference()).as("2.weight").isZero();
  }

  static Stream<Arguments> removals() {
    return Stream.of(
        Arguments.of("fanc/nets/fcnn7.onnx", Part.NEURONS),
        Arguments.of("fanc/nets/fconv4.onnx", Part.NEURONS),
        Arguments.of("fanc/nets/fconv4.onnx", Part.FILTERS),
        Arguments.of("fanc/nets/lenet.onnx", Part.FILTERS),
        Arguments.of("fanc/nets/lenet.onnx", Part.NEURONS),
        Arguments.of("oracle/synth/conv_bn_pool.onnx", Part.FILTERS),
        Arguments.of("oracle/synth/fc_tanh.onnx", Part.NEURONS));
  }

  @ParameterizedTest
  @MethodSource("removals")
  void removedChannelsAreTheFunctionOfZeroedOnes(String file, Part part) throws Exception {
    OnnxModel parent = OnnxModel.read(ReferenceFolder.orSkip().resolve(file));
    OnnxModel zeroed = Child.of(parent, rule(part, "0.4", Norm.L1, Effect.ZERO)).model();
    OnnxModel removed = Child.of(parent, rule(part, "0.4", Norm.L1, Effect.REMOVE)).model();
    assertThat(removed.summary().parameters()).isLessThan(zeroed.summary().parameters());
    Random random = new Random(3);
    for (int sample = 0; sample < 5; sample++) {
      double[] point = random.doubles(parent.network().inputShape().size(), -1, 2).toArray();
      double[] expected = Evaluation.evaluate(zeroed.network(), point);
      double[] actual = Evaluation.evaluate(removed.network(), point);
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < actual.length; i++) {
        assertThat(Math.abs(actual[i] - expected[i]))
            .isLessThanOrEqualTo(1e-12 * (1 + Math.abs(expected[i])));
      }
    }
  }

  @Test
  void removalIsRefusedWhereASumMakesItUnclear() throws Exception {
    Path file = ReferenceFolder.orSkip().resolve("oracle/synth/residual.onnx");
    OnnxModel residual = OnnxModel.read(file);
    assertThatThrownBy(() -> Child.of(residual, rule(Part.FILTERS, "0.5", Norm.L1, Effect.REMOVE)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("remove-filters50", "Add", "zero the channels instead");
    assertThat(Child.of(residual, rule(Part.FILTERS, "0.5", Norm.L1, Effect.ZERO)).weights())
        .isNotEmpty();
  }

  @Test
  void removalIsRefusedWhereChannelsAreMovedAbout() throws Exception {
    Path file = ReferenceFolder.orSkip().resolve("marabou/cnn_max_mninst2.onnx");
    OnnxModel channelsLast = OnnxModel.read(file);
    assertThatThrownBy(
            () -> Child.of(channelsLast, rule(Part.FILTERS, "0.5", Norm.L1, Effect.REMOVE)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("Transpose", "zero the channels instead");
    assertThat(Child.of(channelsLast, rule(Part.FILTERS, "0.5", Norm.L1, Effect.ZERO)).weights())
        .isNotEmpty();
  }

  @Test
  void removalIsRefusedWhereAZeroDoesNotStayZero() throws Exception {
    Path file = ReferenceFolder.orSkip().resolve("oracle/synth/fc_sigmoid.onnx");
    OnnxModel sigmoid = OnnxModel.read(file);
    assertThatThrownBy(() -> Child.of(sigmoid, rule(Part.NEURONS, "0.5", Norm.L1, Effect.REMOVE)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("Sigmoid");
  }

  @Test
  void removedThenQuantisedChildHasTheDistanceOfBoth() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 1);
    StructuredPruning remove = rule(Part.NEURONS, "0.5", Norm.L1, Effect.REMOVE);
    Child both = Child.of(parent, Chain.of(remove, IntQuantization.nearest(8)));
    Child first = Child.of(parent, remove);
    Child second = Child.of(first.model(), IntQuantization.nearest(8));
    assertThat(both.model().toByteArray()).isEqualTo(second.model().toByteArray());
    for (int i = 0; i < second.weights().size(); i++) {
      BigDecimal largest =
          first.weights().get(i).maxDifference().max(second.weights().get(i).maxDifference());
      assertThat(both.weights().get(i).maxDifference()).isEqualByComparingTo(largest);
    }
  }

  private static List<BigDecimal> distances(Child child) {
    return child.weights().stream().map(WeightChange::maxDifference).toList();
  }

  private static StructuredPruning rule(Part part, String fraction, Norm norm, Effect effect) {
    return new StructuredPruning(part, new BigDecimal(fraction), norm, effect);
  }
}
