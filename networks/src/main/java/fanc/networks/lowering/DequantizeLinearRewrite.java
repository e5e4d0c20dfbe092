package fanc.networks.lowering;

import fanc.networks.Shape;

/**
 * DequantizeLinear of a constant, {@code (x - zeroPoint) scale} in real arithmetic, with one scale
 * for all entries or one for each index of an axis. Behind a value that the network computes it
 * would follow a rounding, which is refused.
 */
final class DequantizeLinearRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.require("block_size", 0);
    if (!node.isConstant(0)) {
      throw node.refuse("not supported on a computed value, only on stored weights");
    }
    Constant x = node.constant(0);
    Constant scale = node.constant(1);
    long givenAxis = node.integer("axis", 1);
    int stride = 1;
    if (scale.size() != 1) {
      int axis = node.axis(givenAxis, x.shape().rank());
      if (scale.shape().rank() != 1 || scale.size() != x.shape().dim(axis)) {
        throw node.refuse(
            "scale of shape " + scale.shape() + " for axis " + axis + " of " + x.shape());
      }
      stride = IndexMap.strides(x.shape())[axis];
    }
    Constant zero = node.has(2) ? node.constant(2) : null;
    if (zero != null && zero.size() != scale.size()) {
      throw node.refuse("zero point of shape " + zero.shape() + " for a scale of " + scale.shape());
    }
    Ball[] results = new Ball[x.size()];
    for (int i = 0; i < results.length; i++) {
      int channel = i / stride % scale.size();
      Ball shifted = zero == null ? x.ball(i) : x.ball(i).plus(zero.ball(channel).negated());
      results[i] = shifted.times(scale.ball(channel));
    }
    Shape shape = x.shape();
    node.define(Constant.ofBalls(Constant.Kind.REAL, shape, results));
  }
}
