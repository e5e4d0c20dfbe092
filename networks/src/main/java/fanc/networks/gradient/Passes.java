package fanc.networks.gradient;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.Elu;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.MaxPool;
import fanc.networks.Multiply;
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Tanh;

/** Which loops an op runs on a tape. */
final class Passes implements OpVisitor<Pass> {
  private final double leak;

  /**
   * Makes the visitor.
   *
   * @param leak slope of rectifiers and clips where it is 0
   */
  Passes(double leak) {
    this.leak = leak;
  }

  @Override
  public Pass visit(Add op) {
    return new SumPass();
  }

  @Override
  public Pass visit(Affine op) {
    return new AffinePass(op);
  }

  @Override
  public Pass visit(AveragePool op) {
    return new AveragePass(op);
  }

  @Override
  public Pass visit(Clip op) {
    double lower = op.lower();
    double upper = op.upper();
    return new CurvePass(
        x -> Math.min(upper, Math.max(lower, x)), (x, y) -> x > lower && x < upper ? 1 : leak);
  }

  @Override
  public Pass visit(Concat op) {
    return new ConcatPass();
  }

  @Override
  public Pass visit(Conv2d op) {
    return new ConvolutionPass(op);
  }

  @Override
  public Pass visit(Elu op) {
    double alpha = op.alpha();
    return new CurvePass(x -> x >= 0 ? x : alpha * Math.expm1(x), (x, y) -> x >= 0 ? 1 : y + alpha);
  }

  @Override
  public Pass visit(HardSwish op) {
    return new CurvePass(
        x -> x * Math.min(1, Math.max(0, x / 6 + 0.5)),
        (x, y) -> x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5);
  }

  @Override
  public Pass visit(LeakyRelu op) {
    return new LeakyPass(op);
  }

  @Override
  public Pass visit(MaxPool op) {
    return new MaximumPass(op);
  }

  @Override
  public Pass visit(Multiply op) {
    return new ProductPass();
  }

  @Override
  public Pass visit(Relu op) {
    return new CurvePass(x -> Math.max(0, x), (x, y) -> x > 0 ? 1 : leak);
  }

  @Override
  public Pass visit(Reshape op) {
    return new SumPass();
  }

  @Override
  public Pass visit(Scale op) {
    return new ScalePass(op);
  }

  @Override
  public Pass visit(Select op) {
    return new SelectPass(op);
  }

  @Override
  public Pass visit(Sigmoid op) {
    return new CurvePass(x -> 1 / (1 + Math.exp(-x)), (x, y) -> y * (1 - y));
  }

  @Override
  public Pass visit(Softplus op) {
    return new CurvePass(
        x -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))), (x, y) -> 1 / (1 + Math.exp(-x)));
  }

  @Override
  public Pass visit(Square op) {
    return new CurvePass(x -> x * x, (x, y) -> 2 * x);
  }

  @Override
  public Pass visit(Tanh op) {
    return new CurvePass(Math::tanh, (x, y) -> 1 - y * y);
  }
}
