package fanc.networks.lowering;

import fanc.networks.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Cast of a constant is folded; a computed value may only go from one floating-point type to
 * another, which changes nothing about the real-valued function.
 */
final class CastRewrite implements Rewrite {
  private static final int FLOAT = 1;
  private static final int BOOL = 9;
  private static final int DOUBLE = 11;

  /** float, float16, double, bfloat16. */
  private static final Set<Integer> REAL = Set.of(FLOAT, 10, DOUBLE, 16);

  /**
   * The integer types with their least and greatest numbers; those of 64 bits as far as doubles.
   */
  private static final Map<Integer, double[]> INTEGERS =
      Map.of(
          2, new double[] {0, 0xff},
          3, new double[] {-0x80, 0x7f},
          4, new double[] {0, 0xffff},
          5, new double[] {-0x8000, 0x7fff},
          6, new double[] {-0x1p31, 0x1p31 - 1},
          7, new double[] {-0x1p63, 0x1p63},
          12, new double[] {0, 0x1p32 - 1},
          13, new double[] {0, 0x1p64});

  /** From here on neighbouring integers are one double. */
  private static final double DENSE = 0x1p53;

  @Override
  public void apply(NodeScope node) throws LoweringException {
    int to = (int) node.integer("to", 0);
    node.ignore("saturate");
    if (!node.isConstant(0)) {
      if (!REAL.contains(to)) {
        throw node.refuse(
            "casts a computed value to type " + to + ", supported are the floating-point types");
      }
      node.rearrange(0, IndexMap.reshape(node.value(0).shape()));
    } else if (to == FLOAT) {
      define(node, Constant.Kind.REAL, v -> (float) v);
    } else if (to == DOUBLE) {
      define(node, Constant.Kind.REAL, v -> v);
    } else if (to == BOOL) {
      define(node, Constant.Kind.BOOLEAN, v -> v == 0 ? 0 : 1);
    } else if (INTEGERS.containsKey(to)) {
      double[] ends = INTEGERS.get(to);
      define(node, Constant.Kind.INTEGER, v -> truncated(v, ends));
    } else {
      throw node.refuse("casts a constant to type " + to + ", which is not supported");
    }
  }

  /** Returns NaN where the standard leaves open what a number becomes. */
  private static double truncated(double value, double[] ends) {
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    return whole >= ends[0] && whole <= ends[1] ? whole + 0.0 : Double.NaN;
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
      boolean lost = from.kind() != kind && Math.abs(from.get(i)) >= DENSE;
      if (Double.isNaN(values[i]) || (lost && from.kind() == Constant.Kind.INTEGER)) {
        throw node.refuse("entry " + i + ", " + from.get(i) + ", is out of the range it casts to");
      }
    }
    node.define(Constant.exact(kind, Tensor.of(from.shape(), values)));
  }
}
