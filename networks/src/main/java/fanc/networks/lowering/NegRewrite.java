package fanc.networks.lowering;

import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Tensor;

/** Neg becomes a scale by -1; of a constant it is folded. */
final class NegRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0)) {
      node.define(Entrywise.scaled(-1, node.constant(0)));
      return;
    }
    Shape shape = node.value(0).shape();
    Tensor minus = Entrywise.stretched(Entrywise.single(-1), shape)[0];
    node.emit(Scale.exact(minus, Tensor.zeros(shape.size())), shape, node.value(0));
  }
}
