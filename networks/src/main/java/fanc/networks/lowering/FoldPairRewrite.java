package fanc.networks.lowering;

/**
 * An operator on two constants that is computed now, entry by entry, as a function of real numbers.
 *
 * @param function from two entries with their errors to one that contains all results
 */
record FoldPairRewrite(Entrywise.Function function) implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Entrywise.fold(node, function);
  }
}
