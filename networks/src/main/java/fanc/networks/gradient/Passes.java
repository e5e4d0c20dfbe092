package fanc.networks.gradient;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Conv2d;
import fanc.networks.MaxPool;
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Tanh;

/** Which loops an op runs on a tape. */
final class Passes implements OpVisitor<Pass> {
  static final Passes VISITOR = new Passes();

  private Passes() {}

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
  public Pass visit(Conv2d op) {
    return new ConvolutionPass(op);
  }

  @Override
  public Pass visit(MaxPool op) {
    return new MaximumPass(op);
  }

  @Override
  public Pass visit(Relu op) {
    return new CurvePass(x -> Math.max(0, x), (x, y) -> x > 0 ? 1 : 0);
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
  public Pass visit(Tanh op) {
    return new CurvePass(Math::tanh, (x, y) -> 1 - y * y);
  }
}
