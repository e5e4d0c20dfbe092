package fanc.networks.lowering;

import java.util.function.UnaryOperator;

/**
 * An operator on one constant that is computed now, entry by entry, as a function of real numbers.
 *
 * @param function from an entry with its error to one that contains all results
 */
record FoldRewrite(UnaryOperator<Ball> function) implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Entrywise.fold(node, function);
  }
}
