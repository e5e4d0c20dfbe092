package fanc.networks.lowering;

/** Identity passes its input on. */
final class IdentityRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.rearrange(0, IndexMap.reshape(node.input(0).shape()));
  }
}
