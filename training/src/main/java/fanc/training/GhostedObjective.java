package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;

/**
 * Cross entropy at smoothed labels of a network with ghosts (Jaiswal et al., ICML 2022): early in
 * the training its rectifiers are soft, {@code x sigmoid(beta x)}, and a layer whose output has the
 * size of its input adds a share of that input. Both fade to exactly nothing; the network itself
 * never has them, so neither has the file it is written to.
 */
final class GhostedObjective implements Objective {
  private final TrainableNetwork network;
  private final Sparse.Ghosts ghosts;
  private final double smoothing;

  /**
   * Makes the objective.
   *
   * @param smoothing what the label gives away, divided equally among the other classes
   */
  GhostedObjective(TrainableNetwork network, Sparse.Ghosts ghosts, double smoothing) {
    this.network = network;
    this.ghosts = ghosts;
    this.smoothing = smoothing;
  }

  @Override
  public NDArray loss(NDArray inputs, NDArray labels, double epochs) {
    return Objective.crossEntropy(outputs(inputs, epochs), smoothed(labels));
  }

  /** Returns the outputs of the network with the ghosts it has after some epochs. */
  NDArray outputs(NDArray inputs, double epochs) {
    double left = ghosts.left(epochs);
    return left == 0
        ? network.outputs(inputs)
        : network.outputs(inputs, (op, read) -> ghosted(op, read, left));
  }

  private NDArray ghosted(TrainableOp op, List<NDArray> read, double left) {
    NDArray x = read.get(0);
    if (op == ParameterFreeOp.RECTIFIER) {
      return x.mul(Activation.sigmoid(Factor.times(x, ghosts.beta() / left)));
    }
    NDArray value = op.value(read);
    boolean skipped = !op.weights().isEmpty() && value.getShape().equals(x.getShape());
    return skipped ? value.add(Factor.times(x, ghosts.skip() * left)) : value;
  }

  private NDArray smoothed(NDArray labels) {
    if (smoothing == 0) {
      return labels;
    }
    double others = smoothing / (labels.getShape().get(1) - 1);
    return Factor.times(labels, 1 - smoothing - others).add(others);
  }
}
