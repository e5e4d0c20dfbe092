package fanc.networks.lowering;

/** Mul by a constant becomes a scale; of constants it is folded. */
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
      throw node.refuse("product of two computed values, expected one constant");
    }
  }
}
