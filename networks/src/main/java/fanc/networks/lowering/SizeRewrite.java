package fanc.networks.lowering;

import fanc.networks.Shape;
import fanc.networks.Tensor;

/** Size is known: a constant. */
final class SizeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    double[] size = {node.input(0).shape().size()};
    node.define(Constant.exact(Constant.Kind.INTEGER, Tensor.of(Shape.of(), size)));
  }
}
