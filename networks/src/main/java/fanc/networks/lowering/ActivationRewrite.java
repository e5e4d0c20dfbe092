package fanc.networks.lowering;

import fanc.networks.Op;

/**
 * An activation entry by entry stays what it is.
 *
 * @param op the activation
 */
record ActivationRewrite(Op op) implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.ignore("consumed_inputs");
    node.emit(op, node.value(0).shape(), node.value(0));
  }
}
