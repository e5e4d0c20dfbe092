package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.ArrayList;
import java.util.List;

/** A rule that looks at one tensor at a time. */
public sealed interface LayerRule extends WeightRule
    permits Float16Rounding,
        Bfloat16Rounding,
        IntQuantization,
        StochasticQuantization,
        MagnitudePruning,
        PatternSparsity,
        Clustering {

  /**
   * Returns the child's weights of one tensor.
   *
   * @param tensor the parent's, finite
   * @return as many weights, row-major
   * @throws ApproximationException if the rule has no finite result for these weights
   */
  float[] apply(WeightTensor tensor) throws ApproximationException;

  @Override
  default List<float[]> apply(List<WeightTensor> tensors) throws ApproximationException {
    List<float[]> changed = new ArrayList<>();
    for (WeightTensor tensor : tensors) {
      try {
        changed.add(apply(tensor));
      } catch (ApproximationException e) {
        throw new ApproximationException("'" + tensor.name() + "': " + e.getMessage());
      }
    }
    return changed;
  }
}
