package fanc.networks.lowering;

import fanc.networks.Shape;

/** Neg becomes a scale by -1; of a constant it is folded. */
final class NegRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0)) {
      node.define(Entrywise.scaled(-1, node.constant(0)));
      return;
    }
    Shape shape = node.value(0).shape();
    node.emit(
        Entrywise.scale(Entrywise.single(-1), Entrywise.single(0), shape), shape, node.value(0));
  }
}
