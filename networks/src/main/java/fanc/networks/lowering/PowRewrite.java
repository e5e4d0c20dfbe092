package fanc.networks.lowering;

import fanc.networks.Multiply;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.Square;

/** Pow by the constants 1, 2 and 3; of a constant it is folded. */
final class PowRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0)) {
      new FoldPairRewrite(Ball::power).apply(node);
      return;
    }
    Operand.Value x = node.value(0);
    Shape shape = x.shape();
    Constant exponent = node.constant(1);
    if (exponent.size() != 1 || !exponent.isExact() || exponent.shape().rank() > shape.rank()) {
      throw node.refuse("exponent of shape " + exponent.shape() + ", expected one number");
    }
    double power = exponent.get(0);
    if (power == 1) {
      node.emit(new Reshape(), shape, x);
    } else if (power == 2) {
      node.emit(new Square(), shape, x);
    } else if (power == 3) {
      Operand.Value square = node.intermediate("square", new Square(), shape, x);
      node.emit(new Multiply(), shape, square, x);
    } else {
      throw node.refuse("exponent " + power + ", supported are 1, 2 and 3");
    }
  }
}
