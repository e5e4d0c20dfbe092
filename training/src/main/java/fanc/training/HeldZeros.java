package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights that stay exactly zero while the others are trained: their gradients are set to zero, and
 * an optimiser that starts there never moves them.
 */
final class HeldZeros {
  private final List<NDArray> weights;
  private final List<NDArray> masks = new ArrayList<>();

  private HeldZeros(List<NDArray> weights) {
    this.weights = List.copyOf(weights);
    for (NDArray weight : weights) {
      float[] mask = weight.toFloatArray();
      for (int i = 0; i < mask.length; i++) {
        mask[i] = mask[i] == 0 ? 0 : 1;
      }
      masks.add(weight.getManager().create(mask, weight.getShape()));
    }
  }

  /** Holds nothing. */
  static HeldZeros none() {
    return new HeldZeros(List.of());
  }

  /** Holds the entries of the weights that are zero now. */
  static HeldZeros of(List<NDArray> weights) {
    return new HeldZeros(weights);
  }

  /** Takes the held entries out of the gradients; to be called before each step. */
  void hold() {
    for (int i = 0; i < weights.size(); i++) {
      weights.get(i).getGradient().muli(masks.get(i));
    }
  }
}
