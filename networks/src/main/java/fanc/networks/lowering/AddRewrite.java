package fanc.networks.lowering;

import fanc.networks.Add;
import fanc.networks.Shape;

/** Add: of two values an {@code Add}, with a constant a shift, of constants folded. */
final class AddRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape shape = Entrywise.shape(node);
    if (node.isConstant(0) && node.isConstant(1)) {
      Entrywise.fold(node, Ball::plus);
    } else if (node.isConstant(0)) {
      Entrywise.emitScale(node, node.value(1), Entrywise.single(1), node.constant(0));
    } else if (node.isConstant(1)) {
      Entrywise.emitScale(node, node.value(0), Entrywise.single(1), node.constant(1));
    } else {
      Operand.Value left = node.stretched(node.value(0), shape);
      node.emit(new Add(), shape, left, node.stretched(node.value(1), shape));
    }
  }
}
