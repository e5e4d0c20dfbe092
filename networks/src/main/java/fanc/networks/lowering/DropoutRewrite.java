package fanc.networks.lowering;

/** Dropout in inference passes its input on. */
final class DropoutRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.ignore("ratio", "seed", "is_test");
    if (node.has(2) && node.constant(2).get(0) != 0) {
      throw node.refuse("is in training mode; export the network for inference");
    }
    node.rearrange(0, IndexMap.reshape(node.input(0).shape()));
  }
}
