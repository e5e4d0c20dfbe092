package fanc.approx.search;

import java.util.List;
import java.util.Objects;

/**
 * The settings of one tensor.
 *
 * @param tensor name of the tensor in the ONNX file
 * @param weights its number of entries
 * @param settings mildest first, each no larger than the one before; at least one
 */
public record TensorSettings(String tensor, long weights, List<Setting> settings) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty, or sizes grow
   */
  public TensorSettings {
    Objects.requireNonNull(tensor, "tensor");
    settings = List.copyOf(settings);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("tensor '" + tensor + "' has no setting");
    }
    for (int k = 1; k < settings.size(); k++) {
      if (settings.get(k).size() > settings.get(k - 1).size()) {
        throw new IllegalArgumentException("tensor '" + tensor + "': sizes of settings grow");
      }
    }
  }
}
