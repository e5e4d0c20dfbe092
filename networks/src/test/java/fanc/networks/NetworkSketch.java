package fanc.networks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A network under construction, step by step, with random parameters. Mutable. */
final class NetworkSketch {
  private final Random random;
  private final Shape input;
  private final List<Step> steps = new ArrayList<>();

  NetworkSketch(Random random, Shape input) {
    this.random = random;
    this.input = input;
  }

  /** Returns the network whose output is {@code value}, the one made last. */
  Network endingWith(int value) {
    if (value != steps.size()) {
      throw new IllegalArgumentException("value " + value + " was not made last");
    }
    return new Network("x", input, steps);
  }

  int affine(int value, int outputs) {
    int inputs = shape(value).size();
    Op op =
        Affine.exact(
            weights(Shape.of(inputs, outputs), 1 / Math.sqrt(inputs)),
            weights(Shape.of(outputs), 0.3));
    return step(op, Shape.of(1, outputs), value);
  }

  int activation(int value) {
    Op op =
        switch (random.nextInt(14)) {
          case 0 -> new Sigmoid();
          case 1 -> new Tanh();
          case 2 -> new LeakyRelu(weights(Shape.of(shape(value).size()), 0.7));
          case 3 -> clip();
          case 4 -> new HardSwish();
          case 5 -> new Square();
          case 6 -> new Elu(0.25f + random.nextFloat());
          case 7 -> new Softplus();
          default -> new Relu();
        };
    return step(op, shape(value), value);
  }

  private Op clip() {
    double lower = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : -random.nextFloat();
    double upper = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextFloat();
    return new Clip(lower, upper);
  }

  int scale(int value) {
    int n = shape(value).size();
    return step(
        Scale.exact(weights(Shape.of(n), 1), weights(Shape.of(n), 0.5)), shape(value), value);
  }

  int sum(int left, int right) {
    return step(new Add(), shape(left), left, right);
  }

  int product(int left, int right) {
    return step(new Multiply(), shape(left), left, right);
  }

  int join(int... values) {
    int size = IntStream.of(values).map(value -> shape(value).size()).sum();
    return step(new Concat(values.length), Shape.of(1, size), values);
  }

  int convolution(int value) {
    int kernel = 2 + random.nextInt(2);
    int dilation = random.nextInt(3) == 0 && kernel == 2 ? 2 : 1;
    int groups = random.nextInt(3) == 0 ? shape(value).dim(1) : 1;
    int out = groups * (1 + random.nextInt(3));
    Window window = window(value, kernel, 1 + random.nextInt(2), dilation, random.nextInt(2));
    int channels = window.channels() / groups;
    int inputs = channels * window.kernelSize();
    Tensor weight = weights(Shape.of(out, channels, kernel, kernel), 1 / Math.sqrt(inputs));
    Op op = new Conv2d(window, weight, weights(Shape.of(out), 0.3), groups);
    return step(op, Shape.of(1, out, window.outHeight(), window.outWidth()), value);
  }

  int pool(int value) {
    int stride = 1 + random.nextInt(2);
    int side = Math.min(shape(value).dim(2), shape(value).dim(3));
    int pad = side < 2 ? 0 : random.nextInt(2);
    boolean maximum = random.nextBoolean();
    int dilation = maximum && side > 2 && pad == 0 && random.nextInt(3) == 0 ? 2 : 1;
    Window window = window(value, Math.min(2, side), stride, dilation, pad);
    Op op = maximum ? new MaxPool(window) : new AveragePool(window, random.nextBoolean());
    return step(op, Shape.of(1, window.channels(), window.outHeight(), window.outWidth()), value);
  }

  int flatten(int value) {
    return step(new Reshape(), Shape.of(1, shape(value).size()), value);
  }

  int shuffle(int value) {
    List<Integer> sources =
        new ArrayList<>(IntStream.range(0, shape(value).size()).boxed().toList());
    Collections.shuffle(sources, random);
    return step(new Select(sources), shape(value), value);
  }

  /** Copies entries chosen at random, with zeros between them. */
  int selection(int value, int size) {
    int entries = shape(value).size();
    List<Integer> sources =
        IntStream.range(0, size).map(i -> random.nextInt(entries + 1) - 1).boxed().toList();
    return step(new Select(sources), Shape.of(1, size), value);
  }

  private Window window(int value, int kernel, int stride, int dilation, int pad) {
    Shape shape = shape(value);
    int height = shape.dim(2);
    int width = shape.dim(3);
    int reach = (kernel - 1) * dilation + 1;
    return new Window(
        shape.dim(1),
        height,
        width,
        kernel,
        kernel,
        stride,
        stride,
        dilation,
        dilation,
        pad,
        pad,
        (height + 2 * pad - reach) / stride + 1,
        (width + 2 * pad - reach) / stride + 1);
  }

  private Tensor weights(Shape shape, double size) {
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(12) == 0 ? 0 : (float) (size * random.nextGaussian());
    }
    return Tensor.of(shape, values);
  }

  private Shape shape(int value) {
    return value == 0 ? input : steps.get(value - 1).shape();
  }

  private int step(Op op, Shape shape, int... inputs) {
    String name = "v" + (steps.size() + 1);
    List<Integer> reads = IntStream.of(inputs).boxed().toList();
    steps.add(new Step(op, reads, name, op.getClass().getSimpleName(), shape));
    return steps.size();
  }
}
