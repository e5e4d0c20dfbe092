package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Layer;
import java.util.List;

/** A rule that gives weights other values; shapes stay. */
public sealed interface WeightRule extends Approximation
    permits LayerRule, GlobalPruning, RandomPruning, AntiRandomPruning, PerTensor {

  /** Returns which weights are changed. */
  Scope scope();

  /** Returns whether a tensor is changed: by what its scope says, unless the rule names tensors. */
  default boolean covers(WeightTensor tensor) {
    boolean dense = tensor.layer() == Layer.DENSE && tensor.shape().rank() == 2;
    return dense || scope() == Scope.ALL;
  }

  /**
   * Returns the child's weights.
   *
   * @param tensors the parent's tensors in the scope, in the order of the file, finite
   * @return one array for each tensor, with as many entries
   * @throws ApproximationException if the rule has no finite result for these weights; the message
   *     names the tensor
   */
  List<float[]> apply(List<WeightTensor> tensors) throws ApproximationException;
}
