package fanc.networks.lowering;

import fanc.networks.Clip;

/** Clip: ends are attributes before opset 11, else inputs; a missing one is infinite. */
final class ClipRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    double lower = end(node, 1, "min", Double.NEGATIVE_INFINITY);
    double upper = end(node, 2, "max", Double.POSITIVE_INFINITY);
    if (!(lower <= upper)) {
      throw node.refuse("clips to [" + lower + ", " + upper + "], expected min at most max");
    }
    node.emit(new Clip(lower, upper), node.value(0).shape(), node.value(0));
  }

  private static double end(NodeScope node, int input, String attribute, double otherwise)
      throws LoweringException {
    if (!node.has(input)) {
      return node.real(attribute, otherwise);
    }
    Constant end = node.constant(input);
    if (end.size() != 1 || !end.isExact()) {
      throw node.refuse("'" + attribute + "' of shape " + end.shape() + ", expected one number");
    }
    return end.get(0);
  }
}
