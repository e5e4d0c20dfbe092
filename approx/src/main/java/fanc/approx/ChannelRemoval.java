package fanc.approx;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.onnx.ChannelSlice;
import fanc.networks.onnx.HiddenLayer;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Structured pruning of one network. */
final class ChannelRemoval {
  private static final int SAMPLES = 3;
  private static final double TOLERANCE = 1e-9;

  private final OnnxModel model;
  private final Map<HiddenLayer, BitSet> chosen = new LinkedHashMap<>();
  private final Set<String> touched = new LinkedHashSet<>();

  /**
   * Chooses the channels.
   *
   * @throws ApproximationException if a layer can not be treated as the rule says
   */
  ChannelRemoval(OnnxModel model, List<HiddenLayer> layers, StructuredPruning rule)
      throws ApproximationException {
    this.model = model;
    Map<String, WeightTensor> weights = new HashMap<>();
    model.weights().forEach(tensor -> weights.put(tensor.name(), tensor));
    for (HiddenLayer layer : layers) {
      Optional<String> refusal = rule.effect() == Effect.ZERO ? layer.conflict() : layer.obstacle();
      if (refusal.isPresent()) {
        throw new ApproximationException(
            "'"
                + layer.weight()
                + "': "
                + refusal.get()
                + (layer.conflict().isPresent() ? "" : "; zero the channels instead"));
      }
      chosen.put(layer, rule.choose(weights.get(layer.weight())));
    }
  }

  /** Returns the tensors that lost weights. */
  Set<String> touched() {
    return touched;
  }

  /** Returns the network with the chosen channels zero. */
  OnnxModel zeroed() {
    Map<String, float[]> values = new HashMap<>();
    chosen.forEach(
        (layer, channels) -> {
          for (ChannelSlice slice : layer.own()) {
            WeightTensor tensor = model.stored(slice.tensor());
            float[] zeroed = values.computeIfAbsent(slice.tensor(), name -> tensor.values());
            for (int i : slice.entries(tensor.shape(), channels)) {
              zeroed[i] = 0f;
            }
            touched.add(slice.tensor());
          }
        });
    return model.withWeights(values);
  }

  /**
   * Returns the network without the chosen channels.
   *
   * @param origin follows the removal
   * @throws ApproximationException if the result is not the function of {@link #zeroed()}
   */
  OnnxModel removed(ParentValues origin) throws ApproximationException {
    OnnxModel zeroed = zeroed();
    OnnxModel smaller = zeroed;
    for (Map.Entry<HiddenLayer, BitSet> entry : chosen.entrySet()) {
      HiddenLayer layer = entry.getKey();
      BitSet removed = entry.getValue();
      if (!removed.isEmpty()) {
        follow(origin, smaller, layer.own(), removed, layer.channels(), true);
        follow(origin, smaller, layer.others(), removed, layer.channels(), false);
        smaller = without(smaller, layer, removed);
      }
    }
    requireSameFunction(zeroed.network(), smaller.network());
    return smaller;
  }

  private static OnnxModel without(OnnxModel model, HiddenLayer layer, BitSet removed)
      throws ApproximationException {
    // An earlier removal may have made the tensors that read this layer's input smaller, but the
    // layer's channels, their slices and its readers are where they were.
    try {
      return model.withoutChannels(layer, removed);
    } catch (IllegalArgumentException e) {
      throw new ApproximationException(
          "'" + layer.weight() + "': " + e.getMessage() + "; zero the channels instead");
    }
  }

  private static void follow(
      ParentValues origin,
      OnnxModel before,
      List<ChannelSlice> slices,
      BitSet removed,
      int channels,
      boolean own) {
    BitSet kept = new BitSet();
    kept.set(0, channels);
    kept.andNot(removed);
    for (ChannelSlice slice : slices) {
      origin.cut(before.stored(slice.tensor()), slice, removed, kept, own);
    }
  }

  /** The graph was read by rules of thumb; points tell whether they held. */
  private static void requireSameFunction(Network zeroed, Network smaller)
      throws ApproximationException {
    Random random = new Random(1);
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] point = random.doubles(zeroed.inputShape().size()).toArray();
      double[] expected = Evaluation.evaluate(zeroed, point);
      double[] actual = Evaluation.evaluate(smaller, point);
      for (int i = 0; i < expected.length; i++) {
        boolean same = Math.abs(actual[i] - expected[i]) <= TOLERANCE * (1 + Math.abs(expected[i]));
        if (actual.length != expected.length || !same) {
          throw new ApproximationException(
              "removal would change what the network computes; zero the channels instead");
        }
      }
    }
  }
}
