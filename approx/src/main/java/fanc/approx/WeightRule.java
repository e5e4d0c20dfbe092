package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.List;

/** A rule that gives weights other values; shapes stay. */
public sealed interface WeightRule extends Approximation
    permits LayerRule, GlobalPruning, RandomPruning, AntiRandomPruning {

  /** Returns which weights are changed. */
  Scope scope();

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
