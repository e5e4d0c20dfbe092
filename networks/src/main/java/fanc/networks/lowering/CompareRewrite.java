package fanc.networks.lowering;

import java.util.function.DoubleBinaryOperator;

/**
 * An operator on two exact constants whose result is a truth value.
 *
 * @param test gives 1 where it holds, else 0
 */
record CompareRewrite(DoubleBinaryOperator test) implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (!node.constant(0).isExact() || !node.constant(1).isExact()) {
      throw node.refuse("compares inexact constants");
    }
    Entrywise.fold(
        node,
        (a, b) -> Ball.exact(test.applyAsDouble(a.center(), b.center())),
        Constant.Kind.BOOLEAN);
  }
}
