package fanc.approx;

import fanc.networks.Network;
import fanc.networks.onnx.HiddenLayer;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A child under construction. Values that rules make stay in float32 here until they are stored in
 * the model, so that only the last of several rules has to fit the file's number type. Mutable.
 */
final class ChildDraft {
  private final ParentValues origin;
  private final Map<String, float[]> pending = new HashMap<>();
  private OnnxModel model;

  ChildDraft(OnnxModel parent) {
    this.model = parent;
    this.origin = new ParentValues(parent);
  }

  /** Returns the child as stored last. */
  OnnxModel model() {
    return model;
  }

  /** Applies a rule to the weights in its scope. */
  void apply(WeightRule rule) throws ApproximationException {
    List<WeightTensor> covered = new ArrayList<>();
    for (WeightTensor tensor : weights()) {
      if (rule.covers(tensor)) {
        requireFinite(tensor);
        covered.add(tensor);
      }
    }
    if (covered.isEmpty()) {
      throw new ApproximationException(
          "the network has no weights of the kind this rule changes"
              + (rule.scope() == Scope.DENSE ? "; it covers fully connected layers only" : ""));
    }
    List<float[]> changed = rule.apply(covered);
    for (int i = 0; i < covered.size(); i++) {
      pending.put(covered.get(i).name(), changed.get(i));
    }
  }

  /** Zeroes or removes channels. */
  void apply(StructuredPruning rule) throws ApproximationException {
    store();
    List<HiddenLayer> layers =
        model.hiddenLayers().stream().filter(layer -> layer.kind() == rule.part().layer()).toList();
    if (layers.isEmpty()) {
      throw new ApproximationException(
          "the network has no hidden layer with "
              + (rule.part() == Part.NEURONS ? "neurons" : "filters"));
    }
    ChannelRemoval removal = new ChannelRemoval(model, layers, rule);
    model = rule.effect() == Effect.ZERO ? removal.zeroed() : removal.removed(origin);
    removal.touched().forEach(origin::remember);
  }

  /**
   * Trains further.
   *
   * @return what was done
   */
  FineTuned apply(FineTuning rule, FineTuner tuner) throws ApproximationException {
    store();
    StoredParameters parameters = new StoredParameters(model);
    FineTuned done = TrainingFiles.describe(rule);
    Network tuned = tuner.fineTune(model.network(), Path.of(rule.recipe()), Path.of(rule.data()));
    OnnxModel after = parameters.store(tuned);
    for (WeightTensor weight : parameters.weights()) {
      requireZerosKept(weight, after.stored(weight.name()));
    }
    parameters.biases().forEach(bias -> origin.remember(bias.name()));
    model = after;
    return done;
  }

  /** Refuses what the trainer promised not to do: the child would not be as pruned as it says. */
  private static void requireZerosKept(WeightTensor before, WeightTensor after)
      throws ApproximationException {
    float[] old = before.values();
    float[] now = after.values();
    for (int i = 0; i < old.length; i++) {
      if (old[i] == 0 && now[i] != 0) {
        throw new ApproximationException(
            "the training changed a zero of '" + before.name() + "' to " + now[i]);
      }
    }
  }

  /**
   * Stores the values made so far in the model.
   *
   * @throws ApproximationException if the file's number type does not hold one
   */
  void store() throws ApproximationException {
    if (pending.isEmpty()) {
      return;
    }
    try {
      model = model.withWeights(pending);
      pending.clear();
    } catch (IllegalArgumentException e) {
      throw new ApproximationException(
          e.getMessage() + "; where the file stores float16, let float16 be the last rule");
    }
  }

  /** Returns how far the stored child is from its parent. */
  List<WeightChange> changes() {
    Map<String, WeightTensor> compared = new LinkedHashMap<>();
    model.weights().stream()
        .filter(tensor -> tensor.role() == Role.WEIGHT)
        .forEach(tensor -> compared.put(tensor.name(), tensor));
    for (String name : origin.remembered()) {
      compared.computeIfAbsent(name, model::stored);
    }
    return compared.values().stream().map(origin::change).toList();
  }

  private List<WeightTensor> weights() {
    return model.weights().stream()
        .filter(tensor -> tensor.role() == Role.WEIGHT)
        .map(
            tensor ->
                pending.containsKey(tensor.name())
                    ? tensor.withValues(pending.get(tensor.name()))
                    : tensor)
        .toList();
  }

  private static void requireFinite(WeightTensor tensor) throws ApproximationException {
    for (float weight : tensor.values()) {
      if (!Float.isFinite(weight)) {
        throw new ApproximationException(
            "'" + tensor.name() + "' holds " + weight + "; expected finite weights");
      }
    }
  }
}
