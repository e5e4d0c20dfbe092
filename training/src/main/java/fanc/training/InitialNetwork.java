package fanc.training;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.networks.training.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Builds the network that a training starts from: the recipe's layers and a dense one to the
 * classes, with normal random weights and zero biases. An architecture that begins with a dense
 * layer reads one row of pixels, any other an image of one channel.
 *
 * <p>The deviation of a layer's weights, with n inputs to each output, is {@code sqrt(2 pi) / n}
 * for certified training, which keeps the width of interval bounds about constant from layer to
 * layer (Shi et al., Fast certified robust training with short warmup, NeurIPS 2021); larger ones
 * make the bounds explode before the ramp has begun. For other losses it is {@code sqrt(2 / n)},
 * which keeps the size of values (He et al., Delving deep into rectifiers, ICCV 2015).
 */
final class InitialNetwork {
  private final Loss loss;
  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private final Shape input;
  private int affines;
  private int others;

  private InitialNetwork(Loss loss, Random random, Shape input) {
    this.loss = loss;
    this.random = random;
    this.input = input;
  }

  /**
   * Builds the network.
   *
   * @param rows of the images
   * @param columns of the images
   * @param classes number of outputs
   * @throws TrainingException if a layer does not fit the one before it
   */
  static Network of(Recipe recipe, int rows, int columns, int classes, Random random)
      throws TrainingException {
    List<Layer> layers = recipe.layers();
    boolean row = layers.isEmpty() || layers.get(0) instanceof Layer.Dense;
    Shape input = row ? Shape.of(1, rows * columns) : Shape.of(1, 1, rows, columns);
    InitialNetwork draft = new InitialNetwork(recipe.loss(), random, input);
    for (Layer layer : layers) {
      draft.add(layer);
    }
    draft.dense(classes, "output");
    return new Network("input", input, draft.steps);
  }

  private void add(Layer layer) throws TrainingException {
    if (layer instanceof Layer.Dense dense) {
      dense(dense.size(), "affine" + ++affines);
    } else if (layer instanceof Layer.Convolution convolution) {
      convolution(convolution);
    } else if (layer instanceof Layer.Rectifier) {
      step(new Relu(), "relu" + affines, "Relu", shape());
    } else if (layer instanceof Layer.Logistic) {
      step(new Sigmoid(), "sigmoid" + affines, "Sigmoid", shape());
    } else if (layer instanceof Layer.Flatten) {
      step(new Reshape(), "flat" + ++others, "Flatten", Shape.of(1, shape().size()));
    } else if (layer instanceof Layer.Residual residual) {
      residual(residual);
    }
  }

  private void dense(int size, String name) throws TrainingException {
    if (shape().rank() != 2) {
      throw new TrainingException(
          "a dense layer ("
              + name
              + ") behind values of shape "
              + shape()
              + "; put 'flatten' first");
    }
    int n = shape().dim(1);
    Affine affine = Affine.exact(weights(n, Shape.of(n, size)), Tensor.zeros(size));
    step(affine, name, "Gemm", Shape.of(1, size));
  }

  private void convolution(Layer.Convolution layer) throws TrainingException {
    String name = "conv" + ++affines;
    if (shape().rank() != 4) {
      throw new TrainingException(name + " needs an image, not values of shape " + shape());
    }
    int height = positions(shape().dim(2), layer);
    int width = positions(shape().dim(3), layer);
    if (height < 1 || width < 1) {
      throw new TrainingException(
          name + ": its kernel is larger than the padded image of shape " + shape());
    }
    int channels = shape().dim(1);
    int kernel = layer.kernel();
    int stride = layer.stride();
    int padding = layer.padding();
    Window window =
        new Window(
            channels,
            shape().dim(2),
            shape().dim(3),
            kernel,
            kernel,
            stride,
            stride,
            padding,
            padding,
            height,
            width);
    Shape size = Shape.of(layer.channels(), channels, kernel, kernel);
    Tensor weight = weights(channels * kernel * kernel, size);
    Conv2d convolution = new Conv2d(window, weight, Tensor.zeros(layer.channels()));
    step(convolution, name, "Conv", Shape.of(1, layer.channels(), height, width));
  }

  private static int positions(int size, Layer.Convolution layer) {
    return Math.floorDiv(size + 2 * layer.padding() - layer.kernel(), layer.stride()) + 1;
  }

  private void residual(Layer.Residual block) throws TrainingException {
    int start = steps.size();
    Shape before = shape();
    for (Layer layer : block.layers()) {
      add(layer);
    }
    String name = "sum" + ++others;
    if (!shape().equals(before)) {
      throw new TrainingException(
          name + ": a residual block makes " + shape() + " of " + before + "; both must be equal");
    }
    steps.add(new Step(new Add(), List.of(start, steps.size()), name, "Add", before));
  }

  private void step(Op op, String name, String origin, Shape made) {
    steps.add(new Step(op, List.of(steps.size()), name, origin, made));
  }

  private Shape shape() {
    return steps.isEmpty() ? input : steps.get(steps.size() - 1).shape();
  }

  private Tensor weights(int inputs, Shape shape) {
    double deviation =
        loss instanceof Loss.Certified ? Math.sqrt(2 * Math.PI) / inputs : Math.sqrt(2.0 / inputs);
    double[] weights = new double[shape.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * deviation);
    }
    return Tensor.of(shape, weights);
  }
}
