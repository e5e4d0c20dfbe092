package fanc.networks.lowering;

/** Lowers the nodes of one operator. */
@FunctionalInterface
interface Rewrite {

  /**
   * Defines the output of the node: emits steps, or a constant.
   *
   * @throws LoweringException if the node has no canonical form
   */
  void apply(NodeScope node) throws LoweringException;
}
