package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.networks.training.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A network whose parameters training changes in place; its steps stay what they are. */
final class TrainableNetwork {
  private final Network start;
  private final List<TrainableOp> ops = new ArrayList<>();

  /**
   * Copies the parameters, rounded to float.
   *
   * @param manager owns the copies
   * @throws TrainingException if there is an op that can not be trained
   */
  TrainableNetwork(NDManager manager, Network start) throws TrainingException {
    this.start = start;
    for (Step step : start.steps()) {
      ops.add(TrainableOp.of(manager, step));
    }
  }

  /** Returns all weights in the order of the steps. */
  List<NDArray> weights() {
    return ops.stream().flatMap(op -> op.weights().stream()).toList();
  }

  /** Returns all weights, then all biases. */
  List<NDArray> parameters() {
    List<NDArray> all = new ArrayList<>(weights());
    ops.forEach(op -> all.addAll(op.biases()));
    return all;
  }

  /** Returns the outputs for a batch of inputs, batch x classes. */
  NDArray outputs(NDArray inputs) {
    return outputs(inputs, TrainableOp::value);
  }

  /** Returns the outputs where the values of the steps are found in another way. */
  NDArray outputs(NDArray inputs, OpValue valueOf) {
    List<NDArray> values = new ArrayList<>(List.of(inputs));
    for (int k = 0; k < ops.size(); k++) {
      List<NDArray> read = start.steps().get(k).inputs().stream().map(values::get).toList();
      values.add(valueOf.of(ops.get(k), read));
    }
    return values.get(values.size() - 1);
  }

  /**
   * Returns whether the network ends in a dense layer, so that {@link #lowerMargins} can be asked.
   */
  boolean endsDense() {
    return ops.get(ops.size() - 1) instanceof TrainableDense;
  }

  /** Returns whether every step that computes with the input is a dense layer. */
  boolean beginsDense() {
    for (int k = 0; k < ops.size(); k++) {
      TrainableOp op = ops.get(k);
      boolean computes =
          op != ParameterFreeOp.RESHAPE
              && start.steps().get(k).inputs().stream().anyMatch(this::isInput);
      if (computes && !(op instanceof TrainableDense)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a value is the input, reshaped or not. */
  private boolean isInput(int value) {
    int v = value;
    while (v > 0 && ops.get(v - 1) == ParameterFreeOp.RESHAPE) {
      v = start.step(v).inputs().get(0);
    }
    return v == 0;
  }

  /**
   * Returns lower bounds of {@code y_label - y_j} for every j, batch x classes, 0 at the label.
   *
   * @param box the inputs
   * @param widening what is added to the radius of a dense layer that reads the input, of the
   *     layer's weight; one entry for each of its outputs
   * @param labels one row for each image, 1 at the label, else 0
   * @throws IllegalStateException unless {@link #endsDense}
   */
  NDArray lowerMargins(Box box, UnaryOperator<NDArray> widening, NDArray labels) {
    List<Box> boxes = new ArrayList<>(List.of(box));
    int last = ops.size() - 1;
    for (int k = 0; k < last; k++) {
      List<Integer> inputs = start.steps().get(k).inputs();
      List<Box> read = inputs.stream().map(boxes::get).toList();
      if (isInput(inputs.get(0)) && ops.get(k) instanceof TrainableDense dense) {
        // Before the bounds: gradients are summed in the reverse order of what is computed here.
        NDArray wider = widening.apply(dense.weight());
        boxes.add(dense.bounds(read).widenedBy(wider));
      } else {
        boxes.add(ops.get(k).bounds(read));
      }
    }
    if (!(ops.get(last) instanceof TrainableDense output)) {
      throw new IllegalStateException("the network does not end in a dense layer");
    }
    return output.lowerMargins(boxes.get(start.steps().get(last).inputs().get(0)), labels);
  }

  /** Returns the network as it is now: the same steps with other parameters. */
  Network frozen() {
    List<Step> steps = new ArrayList<>();
    for (int k = 0; k < ops.size(); k++) {
      Step step = start.steps().get(k);
      steps.add(
          new Step(ops.get(k).frozen(), step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(start.name(0), start.inputShape(), steps);
  }
}
