package fanc.networks.lowering;

import fanc.networks.LeakyRelu;

/** LeakyRelu has one slope for all entries, as an attribute. */
final class LeakyReluRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    double slope = node.real("alpha", (float) 0.01);
    Operand.Value x = node.value(0);
    node.emit(LeakyRelu.uniform(slope, x.shape().size()), x.shape(), x);
  }
}
