package fanc.verifier.difference;

import fanc.networks.Conv2d;
import fanc.networks.Tensor;
import fanc.verifier.Bounds;
import fanc.verifier.backward.Pullback;
import fanc.verifier.backward.Pullbacks;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/** A convolution of a parent and of one child. Usable by several threads. */
final class ConvolutionChange implements LinearChange {
  private final BoxDomain box;
  private final Kernels kernels;
  private final LastImages exact = new LastImages();
  private final Conv2d child;
  private final Conv2d moving;
  private final Conv2d difference;
  private final Conv2d slack;

  ConvolutionChange(Conv2d parent, Conv2d child, Kernels kernels) {
    this.kernels = kernels;
    this.box = new BoxDomain(kernels);
    this.child = child;
    int filters = child.outChannels();
    WeightDifference weights = WeightDifference.of(parent.weight(), 0, child.weight(), 0);
    WeightDifference biases = WeightDifference.of(parent.bias(), 0, child.bias(), 0);
    this.moving = of(child, child.weight().shared(), new double[filters]);
    this.difference = of(child, weights.delta(), biases.delta());
    boolean exact = weights.slack() == null && biases.slack() == null;
    this.slack =
        exact
            ? null
            : of(
                child,
                weights.slack() == null ? new double[child.weight().size()] : weights.slack(),
                biases.slack() == null ? new double[filters] : biases.slack());
  }

  private static Conv2d of(Conv2d like, double[] weight, double[] bias) {
    Tensor filters = Tensor.of(like.weight().shape(), weight);
    return new Conv2d(like.window(), filters, Tensor.vector(bias), like.groups());
  }

  @Override
  public Bounds moved(Bounds difference) {
    return box.transform(moving, 0, List.of(difference));
  }

  @Override
  public Pullback pullback(Bounds difference) {
    return moving.accept(Pullbacks.withoutWeights(List.of(difference), kernels));
  }

  @Override
  public Bounds made(Bounds parent) {
    return slackened(box.transform(difference, 0, List.of(parent)), parent);
  }

  @Override
  public Bounds made(InputSet parent) {
    return slackened(
        exact.of(parent, set -> set.image(difference)), slack == null ? null : parent.hull());
  }

  @Override
  public Bounds child(Bounds child) {
    return box.transform(this.child, 0, List.of(child));
  }

  private Bounds slackened(Bounds image, Bounds parent) {
    if (slack == null) {
      return image;
    }
    Bounds error = box.transform(slack, 0, List.of(IntervalArithmetic.magnitudes(parent)));
    return IntervalArithmetic.widened(image, error.upperArray());
  }
}
