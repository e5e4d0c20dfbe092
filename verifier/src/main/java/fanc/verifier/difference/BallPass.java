package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.Rounding;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds how much the margins of a parent change over a set of inputs for <em>any</em> network of a
 * ball around it: the difference pass with {@code |W' - W| <= E} in the place of a child.
 *
 * <p>What it finds is a premise for later: a child inside the ball is proven without a pass, by the
 * comparison of its weights alone.
 */
public final class BallPass {
  private final NetworkBall ball;
  private final Network margins;
  private final double perRow;
  private final Kernels kernels;

  /**
   * Makes the pass.
   *
   * @param claim what is claimed of the outputs
   * @throws IllegalArgumentException if it speaks of another number of outputs than the networks
   *     have
   */
  public BallPass(NetworkBall ball, OutputConstraint claim, Kernels kernels) {
    this.ball = ball;
    this.margins = MarginNetwork.of(ball.parent(), claim);
    this.perRow = perRow(claim);
    this.kernels = kernels;
  }

  /**
   * Rows folded into an affine op add up its weights: each moves by at most the sum of |normal|.
   */
  private static double perRow(OutputConstraint claim) {
    double most = 0;
    for (HalfSpace row : claim.halfSpaces()) {
      double sum = 0;
      for (int i = 0; i < row.dimension(); i++) {
        sum += Math.abs(row.normal(i));
      }
      most = Math.max(most, sum * Rounding.inflate(row.dimension() + (long) row.roundings()));
    }
    return most;
  }

  /**
   * Bounds parent, any network of the ball, and their difference over a set of inputs.
   *
   * @param set the inputs
   * @param parent bounds over the set of the parent's real values, as for {@link DifferencePass}
   * @return the drift; its {@link Drift#marginChange} holds for every network of the ball
   */
  public Drift over(InputSet set, Hulls parent) {
    List<LinearChange> linear = new ArrayList<>();
    List<Boolean> unchanged = new ArrayList<>();
    for (int v = 1; v <= margins.output(); v++) {
      LinearChange change = change(v);
      linear.add(change);
      unchanged.add(isFixed(v));
    }
    NetworkChange change = new NetworkChange(margins, margins, linear, unchanged);
    return DifferencePass.over(change, true, kernels).over(set, parent);
  }

  /** Rows that could not be folded are an op of their own behind the network, of no child's. */
  private boolean isAppended(int v) {
    return v > ball.parent().output();
  }

  private boolean isFixed(int v) {
    Op op = margins.step(v).op();
    if (op instanceof Affine || op instanceof Conv2d) {
      return isAppended(v) || (ball.weightRadius(v) == 0 && ball.biasRadius(v) == 0);
    }
    // Coefficients that are known up to an error may be others in a child.
    return !(op instanceof Scale scale) || NetworkPair.isExact(scale);
  }

  private LinearChange change(int v) {
    Op op = margins.step(v).op();
    if (op instanceof Affine affine) {
      if (isAppended(v)) {
        return new AffineBall(affine, 0, 0, kernels);
      }
      boolean folded = op != ball.parent().step(v).op();
      double factor = folded ? perRow : 1;
      return new AffineBall(
          affine, up(factor, ball.weightRadius(v)), up(factor, ball.biasRadius(v)), kernels);
    }
    if (op instanceof Conv2d convolution) {
      return new ConvolutionBall(convolution, ball.weightRadius(v), ball.biasRadius(v), kernels);
    }
    return op instanceof Scale scale ? new ScaleChange(scale, scale, kernels) : null;
  }

  private static double up(double factor, double radius) {
    return radius == 0 || factor == 1 ? radius : Rounding.multiplyUp(factor, radius);
  }
}
