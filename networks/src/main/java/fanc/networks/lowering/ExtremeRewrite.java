package fanc.networks.lowering;

import fanc.networks.Add;
import fanc.networks.Clip;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Shape;

/**
 * Max and Min of any number of inputs, from left to right: {@code max(a, b) = a + relu(b - a)}.
 * With one constant number it is a clip, which is exact; {@code min(a, b) = a - relu(a - b)}.
 *
 * @param maximum true for Max, false for Min
 */
record ExtremeRewrite(boolean maximum) implements Rewrite {
  private static final Constant MINUS_ONE = Entrywise.single(-1);
  private static final Constant ZERO = Entrywise.single(0);

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Operand result = node.input(0);
    for (int i = 1; i < node.node().inputs().size(); i++) {
      result = of(node, result, node.input(i));
    }
    if (result instanceof Constant constant) {
      node.define(constant);
    } else {
      node.emit(new Reshape(), result.shape(), (Operand.Value) result);
    }
  }

  private Operand of(NodeScope node, Operand a, Operand b) throws LoweringException {
    Shape shape =
        Broadcast.shape(a.shape(), b.shape())
            .orElseThrow(
                () -> node.refuse("shapes " + a.shape() + " and " + b.shape() + " do not fit"));
    if (a instanceof Constant left && b instanceof Constant right) {
      return folded(node, left, right, shape);
    }
    if (a instanceof Constant left) {
      return of(node, node.stretched((Operand.Value) b, shape), left, shape);
    }
    Operand.Value value = node.stretched((Operand.Value) a, shape);
    if (b instanceof Constant right) {
      return of(node, value, right, shape);
    }
    Operand.Value other = node.stretched((Operand.Value) b, shape);
    return beyond(node, value, other, shape);
  }

  private Operand.Value of(NodeScope node, Operand.Value value, Constant constant, Shape shape) {
    if (constant.size() == 1 && constant.isExact()) {
      double end = constant.get(0);
      Clip clip =
          maximum
              ? new Clip(end, Double.POSITIVE_INFINITY)
              : new Clip(Double.NEGATIVE_INFINITY, end);
      return node.intermediate("clipped", clip, shape, value);
    }
    double sign = maximum ? 1 : -1;
    Constant past = Entrywise.scaled(-sign, constant);
    Operand.Value excess = scaled(node, Entrywise.single(sign), past, shape, value);
    Operand.Value kept = node.intermediate("excess", new Relu(), shape, excess);
    return scaled(node, Entrywise.single(sign), constant, shape, kept);
  }

  /** Returns {@code a + relu(b - a)}, or for the minimum {@code a - relu(a - b)}. */
  private Operand.Value beyond(NodeScope node, Operand.Value a, Operand.Value b, Shape shape) {
    Operand.Value minus = scaled(node, MINUS_ONE, ZERO, shape, maximum ? a : b);
    Operand.Value difference =
        node.intermediate("difference", new Add(), shape, maximum ? b : a, minus);
    Operand.Value excess = node.intermediate("excess", new Relu(), shape, difference);
    Operand.Value signed = maximum ? excess : scaled(node, MINUS_ONE, ZERO, shape, excess);
    return node.intermediate("extreme", new Add(), shape, a, signed);
  }

  private static Operand.Value scaled(
      NodeScope node, Constant scale, Constant shift, Shape shape, Operand.Value x) {
    return node.intermediate("scaled", Entrywise.scale(scale, shift, shape), shape, x);
  }

  private Constant folded(NodeScope node, Constant a, Constant b, Shape shape)
      throws LoweringException {
    if (!a.isExact() || !b.isExact()) {
      throw node.refuse("a constant is computed and inexact, expected a stored one");
    }
    int[] left = Broadcast.sources(a.shape(), shape);
    int[] right = Broadcast.sources(b.shape(), shape);
    Ball[] extremes = new Ball[shape.size()];
    for (int i = 0; i < extremes.length; i++) {
      double first = a.get(left[i]);
      double second = b.get(right[i]);
      extremes[i] = Ball.exact(maximum ? Math.max(first, second) : Math.min(first, second));
    }
    return Constant.ofBalls(a.kind(), shape, extremes);
  }
}
