package fanc.networks.lowering;

import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.util.Arrays;

/** ConstantOfShape: one number repeated; 0 where none is given. */
final class ConstantOfShapeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape shape = ExpandRewrite.shape(node, node.integers(0));
    Constant value = Entrywise.single(0);
    Attribute given = node.any("value").orElse(new Attribute.Array(value));
    if (given instanceof Attribute.Array array && array.value().size() == 1) {
      value = array.value();
    } else {
      throw node.refuse("attribute 'value' is no single number");
    }
    double[] values = new double[shape.size()];
    Arrays.fill(values, value.get(0));
    node.define(Constant.exact(value.kind(), Tensor.of(shape, values)));
  }
}
