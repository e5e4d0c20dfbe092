package fanc.networks.lowering;

/** Equal of exact constants is folded. */
final class EqualRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (!node.constant(0).isExact() || !node.constant(1).isExact()) {
      throw node.refuse("compares inexact constants");
    }
    Entrywise.fold(
        node, (a, b) -> Ball.exact(a.center() == b.center() ? 1 : 0), Constant.Kind.BOOLEAN);
  }
}
