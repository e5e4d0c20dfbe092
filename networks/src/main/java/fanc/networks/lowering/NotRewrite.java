package fanc.networks.lowering;

/** Not of a constant is folded. */
final class NotRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.constant(0).kind() != Constant.Kind.BOOLEAN) {
      throw node.refuse("negates numbers, expected truth values");
    }
    Entrywise.fold(node, a -> Ball.exact(a.center() == 0 ? 1 : 0));
  }
}
