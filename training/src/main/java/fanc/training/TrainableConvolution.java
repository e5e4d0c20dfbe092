package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fanc.networks.Op;
import fanc.networks.Window;
import fanc.networks.training.TrainingException;
import java.util.List;

/** Two-dimensional convolution with equal padding on opposite sides. */
final class TrainableConvolution implements TrainableOp {
  private final fanc.networks.Conv2d start;
  private final NDArray weight;
  private final NDArray bias;

  private TrainableConvolution(NDManager manager, fanc.networks.Conv2d start) {
    this.start = start;
    this.weight = Parameter.of(manager, start.weight());
    this.bias = Parameter.of(manager, start.bias());
  }

  /**
   * Returns the op.
   *
   * @param name of the value it makes, for the message
   * @throws TrainingException if opposite sides are padded differently
   */
  static TrainableConvolution of(NDManager manager, fanc.networks.Conv2d start, String name)
      throws TrainingException {
    Window w = start.window();
    int rows = Math.floorDiv(w.height() + 2 * w.padTop() - w.reachHeight(), w.strideHeight()) + 1;
    int columns = Math.floorDiv(w.width() + 2 * w.padLeft() - w.reachWidth(), w.strideWidth()) + 1;
    if (rows != w.outHeight() || columns != w.outWidth()) {
      throw new TrainingException(
          "'"
              + name
              + "': opposite sides are padded differently; such a convolution can not be"
              + " trained");
    }
    return new TrainableConvolution(manager, start);
  }

  @Override
  public NDArray value(List<NDArray> inputs) {
    return convolved(inputs.get(0), weight, bias);
  }

  @Override
  public Box bounds(List<Box> inputs) {
    Box box = inputs.get(0);
    return new Box(
        convolved(box.centre(), weight, bias), convolved(box.radius(), weight.abs(), null));
  }

  private NDArray convolved(NDArray rows, NDArray kernel, NDArray offset) {
    Window w = start.window();
    NDArray images = rows.reshape(-1, w.channels(), w.height(), w.width());
    return ai.djl.nn.convolutional.Conv2d.conv2d(
            images,
            kernel,
            offset,
            new Shape(w.strideHeight(), w.strideWidth()),
            new Shape(w.padTop(), w.padLeft()),
            new Shape(w.dilationHeight(), w.dilationWidth()),
            start.groups())
        .singletonOrThrow()
        .reshape(-1, (long) start.outChannels() * w.positions());
  }

  @Override
  public Op frozen() {
    return new fanc.networks.Conv2d(
        start.window(), Parameter.tensor(weight), Parameter.tensor(bias), start.groups());
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
