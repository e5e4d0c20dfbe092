package fanc.networks.lowering;

import fanc.networks.Tensor;
import java.util.function.DoubleUnaryOperator;

/**
 * Cast of a constant is folded; a computed value may only go to float32 or float64, which changes
 * nothing about the real-valued function.
 */
final class CastRewrite implements Rewrite {
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int BOOL = 9;
  private static final int DOUBLE = 11;

  @Override
  public void apply(NodeScope node) throws LoweringException {
    int to = (int) node.integer("to", 0);
    node.ignore("saturate");
    if (!node.isConstant(0)) {
      if (to != FLOAT && to != DOUBLE) {
        throw node.refuse("casts a computed value to type " + to + ", supported are 1 and 11");
      }
      node.rearrange(0, IndexMap.reshape(node.value(0).shape()));
      return;
    }
    switch (to) {
      case FLOAT -> define(node, Constant.Kind.REAL, v -> (float) v);
      case DOUBLE -> define(node, Constant.Kind.REAL, v -> v);
      case INT32, INT64 -> define(node, Constant.Kind.INTEGER, v -> (double) (long) v);
      case BOOL -> define(node, Constant.Kind.BOOLEAN, v -> v == 0 ? 0 : 1);
      default -> throw node.refuse("casts to type " + to + ", supported are 1, 6, 7, 9 and 11");
    }
  }

  private static void define(NodeScope node, Constant.Kind kind, DoubleUnaryOperator conversion)
      throws LoweringException {
    Constant from = node.constant(0);
    if (!from.isExact()) {
      throw node.refuse("casts an inexact constant");
    }
    double[] values = new double[from.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = conversion.applyAsDouble(from.get(i));
    }
    node.define(Constant.exact(kind, Tensor.of(from.shape(), values)));
  }
}
