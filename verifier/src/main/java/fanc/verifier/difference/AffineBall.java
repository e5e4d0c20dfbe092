package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.verifier.Bounds;
import fanc.verifier.backward.IntervalPullback;
import fanc.verifier.backward.Pullback;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * An affine op of a parent, and every one whose weights are within E and whose biases are within e
 * of it: {@code |x (W' - W) + (b' - b)| <= E sum|x_i| + e}, the same for all outputs. Immutable.
 */
final class AffineBall implements LinearChange {
  private final Kernels kernels;
  private final AffineRows rows;
  private final IntervalProduct moving;
  private final IntervalProduct parents;
  private final int outputs;
  private final double weightRadius;
  private final double biasRadius;

  AffineBall(Affine parent, double weightRadius, double biasRadius, Kernels kernels) {
    this.kernels = kernels;
    this.outputs = parent.outputs();
    this.rows = new AffineRows(parent, kernels);
    double[] weight = parent.weight().shared();
    this.moving = new IntervalProduct(weight, new double[outputs], parent.roundings());
    this.parents = new IntervalProduct(weight, parent.bias().shared(), parent.roundings());
    this.weightRadius = weightRadius;
    this.biasRadius = biasRadius;
  }

  @Override
  public Bounds moved(Bounds difference) {
    double sum = BallRadius.sumOfMagnitudes(difference);
    return widened(moving.image(difference, kernels), sum, 0);
  }

  @Override
  public Pullback pullback(Bounds difference) {
    Bounds drifting = made(BallRadius.sumOfMagnitudes(difference), 0);
    return IntervalPullback.plus(drifting, rows.pullback(difference));
  }

  @Override
  public Bounds made(Bounds parent) {
    return made(BallRadius.sumOfMagnitudes(parent), biasRadius);
  }

  @Override
  public Bounds made(InputSet parent) {
    return made(BallRadius.sumOfMagnitudes(parent), biasRadius);
  }

  private Bounds made(double sum, double more) {
    return widened(new Bounds(new double[outputs], new double[outputs]), sum, more);
  }

  @Override
  public Bounds child(Bounds child) {
    double sum = BallRadius.sumOfMagnitudes(child);
    return widened(parents.image(child, kernels), sum, biasRadius);
  }

  private Bounds widened(Bounds image, double sum, double more) {
    double[] radius = new double[outputs];
    Arrays.fill(radius, BallRadius.of(weightRadius, sum, more));
    return IntervalArithmetic.widened(image, radius);
  }
}
