package fanc.networks.lowering;

import fanc.networks.Tensor;

/** Range of integer constants: start, start + delta, and so on, before the limit. */
final class RangeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    double start = number(node, 0);
    double limit = number(node, 1);
    double delta = number(node, 2);
    double count = delta == 0 ? Double.NaN : Math.max(0, Math.ceil((limit - start) / delta));
    if (!(count <= IndexMap.LARGEST)) {
      throw node.refuse("from " + start + " to " + limit + " by " + delta + " has no end in reach");
    }
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * delta;
    }
    node.define(Constant.exact(node.constant(0).kind(), Tensor.vector(values)));
  }

  private static double number(NodeScope node, int i) throws LoweringException {
    Constant constant = node.constant(i);
    boolean whole = constant.size() == 1 && constant.get(0) == Math.rint(constant.get(0));
    if (!whole || !constant.isExact() || !(Math.abs(constant.get(0)) < 0x1p52)) {
      throw node.refuse("input " + i + " is no single whole number");
    }
    return constant.get(0);
  }
}
