package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Tensor;
import fanc.verifier.Bounds;
import fanc.verifier.backward.Pullback;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;

/** An affine op of a parent and of one child. Usable by several threads. */
final class AffineChange implements LinearChange {
  private final Kernels kernels;
  private final Affine difference;
  private final AffineRows rows;
  private final LastImages exact = new LastImages();
  private final IntervalProduct moving;
  private final IntervalProduct childs;
  private final IntervalProduct making;
  private final IntervalProduct slack;

  AffineChange(Affine parent, Affine child, Kernels kernels) {
    this.kernels = kernels;
    double[] weight = child.weight().shared();
    int k = child.roundings();
    int from = parent.roundings();
    WeightDifference weights = WeightDifference.of(parent.weight(), from, child.weight(), k);
    WeightDifference biases = WeightDifference.of(parent.bias(), from, child.bias(), k);
    this.difference =
        Affine.exact(
            Tensor.of(child.weight().shape(), weights.delta()), Tensor.vector(biases.delta()));
    this.rows = new AffineRows(child, kernels);
    this.moving = new IntervalProduct(weight, new double[child.outputs()], k);
    this.childs = new IntervalProduct(weight, child.bias().shared(), k);
    this.making = new IntervalProduct(weights.delta(), biases.delta(), 0);
    this.slack = slack(weights.slack(), biases.slack(), weight.length, child.outputs());
  }

  private static IntervalProduct slack(double[] weight, double[] bias, int size, int outputs) {
    if (weight == null && bias == null) {
      return null;
    }
    double[] w = weight == null ? new double[size] : weight;
    return new IntervalProduct(w, bias == null ? new double[outputs] : bias, 0);
  }

  @Override
  public Bounds moved(Bounds difference) {
    return moving.image(difference, kernels);
  }

  @Override
  public Pullback pullback(Bounds difference) {
    return rows.pullback(difference);
  }

  @Override
  public Bounds made(Bounds parent) {
    return slackened(making.image(parent, kernels), parent);
  }

  @Override
  public Bounds made(InputSet parent) {
    return slackened(
        exact.of(parent, set -> set.image(difference)), slack == null ? null : parent.hull());
  }

  @Override
  public Bounds child(Bounds child) {
    return childs.image(child, kernels);
  }

  private Bounds slackened(Bounds image, Bounds parent) {
    if (slack == null) {
      return image;
    }
    Bounds error = slack.image(IntervalArithmetic.magnitudes(parent), kernels);
    return IntervalArithmetic.widened(image, error.upperArray());
  }
}
