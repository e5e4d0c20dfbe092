package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Evaluation;
import fanc.networks.onnx.WeightTensor.Layer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenLayerTest {
  @TempDir Path folder;

  @Test
  void layerWhoseOutputsAreTheNetworksIsNotHidden() throws Exception {
    assertThat(dense().read(folder).hiddenLayers())
        .extracting(HiddenLayer::weight, HiddenLayer::channels, HiddenLayer::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("a", 4, Layer.DENSE));
  }

  @Test
  void channelsOfMatMulAndItsBiasAreRemoved() throws Exception {
    requireSameFunction(dense().read(folder), 1, 3);
  }

  @Test
  void weightsOnTheLeftAndTransposedOnesAreFollowed() throws Exception {
    ModelDraft draft =
        ModelDraft.input(3, 1)
            .weight("a", 4, 3)
            .weight("b", 4, 2)
            .node("MatMul", "a x", "h")
            .node("Relu", "h", "r")
            .node("Transpose", "b", "t", ModelDraft.list("perm", 1, 0))
            .node("MatMul", "t r", "y");
    OnnxModel model = draft.read(folder);
    assertThat(model.hiddenLayers().get(0).others()).containsExactly(new ChannelSlice("b", 0, 1));
    requireSameFunction(model, 0, 2);
  }

  @Test
  void normalisationPoolingAndFlatteningGoWithTheFilters() throws Exception {
    requireSameFunction(normalised("Flatten", "p").read(folder), 0, 2);
    ModelDraft reshaped = normalised("Reshape", "p shape").integers("shape", 1, 12);
    OnnxModel model = reshaped.read(folder);
    assertThat(model.hiddenLayers().get(0).targets()).containsExactly("shape");
    requireSameFunction(model, 0, 2);
    requireSameFunction(normalised("Reshape", "p shape").integers("shape", 0, -1).read(folder), 1);
  }

  @Test
  void clipKeepsZeroOnlyAroundZero() throws Exception {
    assertThat(clipped(-1, 6).hiddenLayers().get(0).obstacle()).isEmpty();
    requireSameFunction(clipped(0, 6), 1);
    assertThat(clipped(0.5f, 6).hiddenLayers().get(0).obstacle().orElseThrow()).contains("Clip");
    assertThat(clipped(-2, -1).hiddenLayers().get(0).obstacle().orElseThrow()).contains("Clip");
  }

  @Test
  void sharedWeightsAreAConflict() throws Exception {
    ModelDraft draft =
        ModelDraft.input(1, 3)
            .weight("a", 3, 3)
            .weight("b", 3, 2)
            .node("MatMul", "x a", "h")
            .node("Relu", "h", "r")
            .node("MatMul", "r a", "g")
            .node("MatMul", "g b", "y");
    HiddenLayer first = draft.read(folder).hiddenLayers().get(0);
    assertThat(first.conflict().orElseThrow()).contains("several nodes read 'a'");
    assertThatThrownBy(() -> draft.read(folder).withoutChannels(first, bits(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("several nodes");
  }

  @Test
  void sumWithAnotherBranchIsAnObstacle() throws Exception {
    ModelDraft draft =
        ModelDraft.input(1, 3)
            .weight("a", 3, 3)
            .weight("b", 3, 2)
            .node("MatMul", "x a", "h")
            .node("Add", "h x", "s")
            .node("MatMul", "s b", "y");
    HiddenLayer layer = draft.read(folder).hiddenLayers().get(0);
    assertThat(layer.conflict()).isEmpty();
    assertThat(layer.obstacle().orElseThrow()).contains("Add (node 'n_s')");
  }

  @Test
  void groupedFiltersAreAnObstacle() throws Exception {
    ModelDraft draft =
        ModelDraft.input(1, 2, 2, 2)
            .weight("a", 4, 1, 1, 1)
            .weight("b", 16, 2)
            .node("Conv", "x a", "h", ModelDraft.attribute("group", 2))
            .node("Flatten", "h", "f")
            .node("MatMul", "f b", "y");
    HiddenLayer layer = ChannelSearch.in(draft.graph.build()).get(0);
    assertThat(layer.obstacle().orElseThrow()).contains("groups");
    assertThat(WeightSearch.in(draft.graph.build()).get(0).inputAxis()).isEqualTo(1);
  }

  @Test
  void oneChannelMustBeLeft() throws Exception {
    OnnxModel model = dense().read(folder);
    HiddenLayer layer = model.hiddenLayers().get(0);
    assertThatThrownBy(() -> model.withoutChannels(layer, bits(0, 1, 2, 3)))
        .hasMessageContaining("no channel of 'a' would be left");
  }

  private static ModelDraft dense() {
    return ModelDraft.input(1, 3)
        .weight("a", 3, 4)
        .weight("c", 4)
        .weight("b", 2, 4)
        .weight("d", 2)
        .node("MatMul", "x a", "m")
        .node("Add", "c m", "h")
        .node("Relu", "h", "r")
        .node("Gemm", "r b d", "y", ModelDraft.attribute("transB", 1));
  }

  private static ModelDraft normalised(String operator, String inputs) {
    return ModelDraft.input(1, 1, 4, 4)
        .weight("k", 3, 1, 3, 3)
        .weight("kb", 3)
        .weight("scale", 3)
        .weight("shift", 3)
        .weight("mean", 3)
        .floats("variance", new float[] {1, 2, 3}, 3)
        .weight("w", 12, 2)
        .node("Conv", "x k kb", "h", ModelDraft.list("pads", 1, 1, 1, 1))
        .node("BatchNormalization", "h scale shift mean variance", "n")
        .node("Tanh", "n", "r")
        .node(
            "MaxPool",
            "r",
            "p",
            ModelDraft.list("kernel_shape", 2, 2),
            ModelDraft.list("strides", 2, 2))
        .node(operator, inputs, "f")
        .node("MatMul", "f w", "y");
  }

  private OnnxModel clipped(float min, float max) throws Exception {
    return ModelDraft.input(1, 3)
        .weight("a", 3, 4)
        .weight("b", 4, 2)
        .floats("min", new float[] {min})
        .floats("max", new float[] {max})
        .node("MatMul", "x a", "h")
        .node("Clip", "h min max", "r")
        .node("MatMul", "r b", "y")
        .read(folder);
  }

  /** Zeroes channels of the first hidden layer by hand and compares with taking them out. */
  private static void requireSameFunction(OnnxModel model, int... channels) {
    HiddenLayer layer = model.hiddenLayers().get(0);
    assertThat(layer.obstacle()).isEmpty();
    Map<String, float[]> values = new HashMap<>();
    for (ChannelSlice slice : layer.own()) {
      WeightTensor tensor = model.stored(slice.tensor());
      float[] zeroed = tensor.values();
      for (int i : slice.entries(tensor.shape(), bits(channels))) {
        zeroed[i] = 0;
      }
      values.put(slice.tensor(), zeroed);
    }
    OnnxModel zeroed = model.withWeights(values);
    OnnxModel removed = zeroed.withoutChannels(layer, bits(channels));
    assertThat(removed.summary().parameters()).isLessThan(model.summary().parameters());
    Random random = new Random(9);
    for (int sample = 0; sample < 10; sample++) {
      double[] point = random.doubles(model.network().inputShape().size(), -1, 1).toArray();
      assertThat(Evaluation.evaluate(removed.network(), point))
          .containsExactly(
              Evaluation.evaluate(zeroed.network(), point),
              org.assertj.core.data.Offset.offset(1e-12));
    }
    // Else the test could pass with channels that never mattered.
    assertThat(Evaluation.evaluate(model.network(), point(model)))
        .isNotEqualTo(Evaluation.evaluate(zeroed.network(), point(model)));
  }

  private static double[] point(OnnxModel model) {
    double[] point = new double[model.network().inputShape().size()];
    Arrays.fill(point, 0.7);
    return point;
  }

  private static BitSet bits(int... channels) {
    BitSet bits = new BitSet();
    Arrays.stream(channels).forEach(bits::set);
    return bits;
  }
}
