package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fanc.networks.Affine;
import fanc.networks.Op;
import java.util.List;

/** Dense affine map {@code y = x W + b}, W of inputs x outputs. */
final class TrainableDense implements TrainableOp {
  private final NDArray weight;
  private final NDArray bias;

  TrainableDense(NDManager manager, Affine affine) {
    this.weight = Parameter.of(manager, affine.weight());
    this.bias = Parameter.of(manager, affine.bias());
  }

  /** Returns W. */
  NDArray weight() {
    return weight;
  }

  @Override
  public NDArray value(List<NDArray> inputs) {
    return inputs.get(0).matMul(weight).add(bias);
  }

  @Override
  public Box bounds(List<Box> inputs) {
    return inputs.get(0).affine(weight, bias);
  }

  /**
   * Returns lower bounds of {@code y_label - y_j} for every j, batch x outputs, 0 at the label. The
   * map is folded into the difference, so that two outputs may not move apart independently.
   *
   * @param labels one row for each image, 1 at the label, else 0
   */
  NDArray lowerMargins(Box box, NDArray labels) {
    long n = weight.getShape().get(0);
    long m = weight.getShape().get(1);
    NDArray differences = weight.expandDims(2).sub(weight.expandDims(1)).reshape(n, m * m);
    NDArray offsets = bias.expandDims(1).sub(bias.expandDims(0)).reshape(m * m);
    Box all = box.affine(differences, offsets);
    NDArray lower = all.centre().sub(all.radius()).reshape(-1, m, m);
    return lower.mul(labels.expandDims(2)).sum(new int[] {1});
  }

  @Override
  public Op frozen() {
    return Affine.exact(Parameter.tensor(weight), Parameter.tensor(bias));
  }

  @Override
  public List<NDArray> weights() {
    return List.of(weight);
  }

  @Override
  public List<NDArray> biases() {
    return List.of(bias);
  }
}
