package fanc.networks.lowering;

import fanc.networks.LeakyRelu;

/** Abs is the leaky rectifier of slope -1; of a constant it is folded. */
final class AbsRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0)) {
      new FoldRewrite(Ball::magnitude).apply(node);
      return;
    }
    Operand.Value x = node.value(0);
    node.emit(LeakyRelu.uniform(-1, x.shape().size()), x.shape(), x);
  }
}
