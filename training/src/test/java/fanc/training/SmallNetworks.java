package fanc.training;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.training.TrainingException;
import java.util.List;
import java.util.Random;

/** Random networks of every kind that can be trained, on images of 4 x 5 pixels, to 3 classes. */
enum SmallNetworks {
  DENSE,
  SIGMOID,
  CONVOLUTION,
  RESIDUAL,
  DENSE_RESIDUAL;

  static final int ROWS = 4;
  static final int COLUMNS = 5;
  static final int CLASSES = 3;

  private List<Layer> layers() {
    return switch (this) {
      case DENSE -> List.of(dense(9), relu(), dense(7), relu());
      case SIGMOID -> List.of(dense(9), new Layer.Logistic(), dense(7), new Layer.Logistic());
      case CONVOLUTION ->
          List.of(
              conv(3, 2, 1, 1),
              relu(),
              conv(2, 3, 2, 1),
              relu(),
              new Layer.Flatten(),
              dense(6),
              relu());
      case RESIDUAL ->
          List.of(
              conv(2, 3, 1, 1),
              relu(),
              new Layer.Residual(List.of(conv(2, 3, 1, 1), relu(), conv(2, 3, 1, 1))),
              relu(),
              new Layer.Flatten());
      case DENSE_RESIDUAL ->
          List.of(dense(6), relu(), new Layer.Residual(List.of(dense(6), relu())));
    };
  }

  /** Returns a network whose neurons are mostly unstable near an image. */
  Network random(Random random) throws TrainingException {
    Recipe recipe =
        new Recipe(
            "small",
            DataSet.MNIST,
            layers(),
            1,
            1,
            1,
            new LearningRate.Drops(0.1, 1, List.of()),
            0,
            new Loss.Standard(),
            List.of());
    Network network = InitialNetwork.of(recipe, ROWS, COLUMNS, CLASSES, random);
    List<Step> steps =
        network.steps().stream()
            .map(
                s -> new Step(shifted(s.op(), random), s.inputs(), s.name(), s.origin(), s.shape()))
            .toList();
    return new Network("input", network.inputShape(), steps);
  }

  private static Op shifted(Op op, Random random) {
    if (op instanceof Affine affine) {
      return Affine.exact(affine.weight(), bias(affine.outputs(), random));
    }
    if (op instanceof Conv2d conv) {
      return new Conv2d(conv.window(), conv.weight(), bias(conv.outChannels(), random));
    }
    return op;
  }

  private static Tensor bias(int n, Random random) {
    return Tensor.vector(random.doubles(n).map(d -> (float) (d / 2 - 0.25)).toArray());
  }

  private static Layer dense(int size) {
    return new Layer.Dense(size);
  }

  private static Layer conv(int channels, int kernel, int stride, int padding) {
    return new Layer.Convolution(channels, kernel, stride, padding);
  }

  private static Layer relu() {
    return new Layer.Rectifier();
  }
}
