package fanc.networks.lowering;

import fanc.networks.Multiply;
import fanc.networks.Shape;
import fanc.networks.Square;

/**
 * Mul by a constant becomes a scale, of a value by itself a square, of two values a product; of
 * constants it is folded.
 */
final class MulRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0) && node.isConstant(1)) {
      Entrywise.fold(node, Ball::times);
    } else if (node.isConstant(0)) {
      Entrywise.emitScale(node, node.value(1), node.constant(0), Entrywise.single(0));
    } else if (node.isConstant(1)) {
      Entrywise.emitScale(node, node.value(0), node.constant(1), Entrywise.single(0));
    } else {
      Shape shape = Entrywise.shape(node);
      Operand.Value left = node.value(0);
      Operand.Value right = node.value(1);
      if (left.number() == right.number()) {
        node.emit(new Square(), shape, left);
      } else {
        Operand.Value stretched = node.stretched(left, shape);
        node.emit(new Multiply(), shape, stretched, node.stretched(right, shape));
      }
    }
  }
}
