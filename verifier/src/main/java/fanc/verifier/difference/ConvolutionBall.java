package fanc.verifier.difference;

import fanc.networks.Conv2d;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.backward.IntervalPullback;
import fanc.verifier.backward.Pullback;
import fanc.verifier.backward.Pullbacks;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution of a parent, and every one whose weights are within E and whose biases are within e
 * of it: each output moves by at most E times the sum of the magnitudes under its window, and e.
 * The sums are one convolution with one filter of E for each group. Immutable.
 */
final class ConvolutionBall implements LinearChange {
  private final BoxDomain box;
  private final Kernels kernels;
  private final Conv2d parent;
  private final Conv2d moving;
  private final Conv2d sums;
  private final double biasRadius;

  ConvolutionBall(Conv2d parent, double weightRadius, double biasRadius, Kernels kernels) {
    this.kernels = kernels;
    this.box = new BoxDomain(kernels);
    this.parent = parent;
    this.biasRadius = biasRadius;
    Tensor none = Tensor.zeros(parent.outChannels());
    this.moving = new Conv2d(parent.window(), parent.weight(), none, parent.groups());
    double[] radius = new double[parent.groups() * parent.filterSize()];
    Arrays.fill(radius, weightRadius);
    Shape filters = parent.weight().shape();
    Shape shape = Shape.of(parent.groups(), filters.dim(1), filters.dim(2), filters.dim(3));
    this.sums =
        new Conv2d(
            parent.window(),
            Tensor.of(shape, radius),
            Tensor.zeros(parent.groups()),
            parent.groups());
  }

  @Override
  public Bounds moved(Bounds difference) {
    Bounds image = box.transform(moving, 0, List.of(difference));
    return IntervalArithmetic.widened(image, radius(difference, 0));
  }

  @Override
  public Pullback pullback(Bounds difference) {
    Pullback rows = moving.accept(Pullbacks.withoutWeights(List.of(difference), kernels));
    return IntervalPullback.plus(around(radius(difference, 0)), rows);
  }

  @Override
  public Bounds made(Bounds parent) {
    return around(radius(parent, biasRadius));
  }

  @Override
  public Bounds made(InputSet parent) {
    Bounds hull = parent.hull();
    for (int i = 0; i < hull.dimension(); i++) {
      if (!(hull.lower(i) >= 0)) {
        return made(hull);
      }
    }
    return around(spread(parent.image(sums), biasRadius));
  }

  @Override
  public Bounds child(Bounds child) {
    Bounds image = box.transform(parent, 0, List.of(child));
    return IntervalArithmetic.widened(image, radius(child, biasRadius));
  }

  private static Bounds around(double[] radius) {
    double[] lower = new double[radius.length];
    Arrays.setAll(lower, i -> -radius[i]);
    return new Bounds(lower, radius);
  }

  private double[] radius(Bounds x, double more) {
    Bounds magnitudes = IntervalArithmetic.magnitudes(x);
    return spread(box.transform(sums, 0, List.of(magnitudes)), more);
  }

  /** Returns for each filter the upper ends of its group. */
  private double[] spread(Bounds groups, double more) {
    int positions = parent.window().positions();
    int filters = parent.outChannels() / parent.groups();
    double[] radius = new double[parent.outChannels() * positions];
    for (int j = 0; j < radius.length; j++) {
      int group = j / positions / filters;
      double sum = groups.upper(group * positions + j % positions);
      radius[j] = more == 0 ? sum : Rounding.addUp(sum, more);
    }
    return radius;
  }
}
