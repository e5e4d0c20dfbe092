package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each named tensor a rule of its own, as mixed-precision quantization and layer-wise pruning
 * rates do; other tensors stay as they are.
 *
 * @param tensors the rules, at least one; no tensor twice
 */
public record PerTensor(List<TensorRule> tensors) implements WeightRule {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is none, or two are about one tensor
   */
  public PerTensor {
    tensors = List.copyOf(tensors);
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("'per-tensor' needs at least one tensor");
    }
    Set<String> names = new HashSet<>();
    for (TensorRule tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two rules are about tensor '" + tensor.name() + "'");
      }
    }
  }

  /**
   * Returns {@code each} and what tells the rules apart, up to the first dash of their names:
   * {@code each-int8.int6.int5}.
   */
  @Override
  public String name() {
    return tensors.stream()
        .map(tensor -> tensor.rule().name().replaceFirst("-.*", ""))
        .collect(Collectors.joining(".", "each-", ""));
  }

  @Override
  public Scope scope() {
    return Scope.ALL;
  }

  @Override
  public boolean covers(WeightTensor tensor) {
    return tensors.stream().anyMatch(each -> each.name().equals(tensor.name()));
  }

  @Override
  public List<float[]> apply(List<WeightTensor> covered) throws ApproximationException {
    Map<String, LayerRule> rules = new HashMap<>();
    tensors.forEach(each -> rules.put(each.name(), each.rule()));
    List<float[]> changed = new ArrayList<>();
    for (WeightTensor tensor : covered) {
      changed.addAll(rules.remove(tensor.name()).apply(List.of(tensor)));
    }
    if (!rules.isEmpty()) {
      throw new ApproximationException(
          "the network has no weight tensor '"
              + rules.keySet().stream().sorted().findFirst().get()
              + "'; 'fanc inspect' lists those it has");
    }
    return changed;
  }
}
