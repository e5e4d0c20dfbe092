package fanc.networks.lowering;

import fanc.networks.Add;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Tensor;

/**
 * Sub: of two values a negation and an {@code Add}, with a constant a scale, of constants folded.
 */
final class SubRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape shape = Entrywise.shape(node);
    if (node.isConstant(0) && node.isConstant(1)) {
      Entrywise.fold(node, (a, b) -> a.plus(b.negated()));
    } else if (node.isConstant(0)) {
      Entrywise.emitScale(node, node.value(1), Entrywise.single(-1), node.constant(0));
    } else if (node.isConstant(1)) {
      Constant shift = Entrywise.scaled(-1, node.constant(1));
      Entrywise.emitScale(node, node.value(0), Entrywise.single(1), shift);
    } else {
      Tensor[] minus = Entrywise.stretched(Entrywise.single(-1), shape);
      Scale negation = Scale.exact(minus[0], Tensor.zeros(shape.size()));
      Operand.Value right = node.stretched(node.value(1), shape);
      Operand.Value left = node.stretched(node.value(0), shape);
      node.emit(new Add(), shape, left, node.intermediate("negated", negation, shape, right));
    }
  }
}
