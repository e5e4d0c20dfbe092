package fanc.networks.lowering;

import fanc.networks.Shape;
import fanc.networks.Tensor;

/** Constant: an array, or numbers, given as an attribute. */
final class ConstantRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    for (String name : node.node().attributes().keySet()) {
      Attribute attribute = node.any(name).orElseThrow();
      if (attribute instanceof Attribute.Array array) {
        node.define(array.value());
      } else if (attribute instanceof Attribute.Real real) {
        node.define(scalar(Constant.Kind.REAL, real.value()));
      } else if (attribute instanceof Attribute.Int integer) {
        node.define(scalar(Constant.Kind.INTEGER, (double) integer.value()));
      } else if (attribute instanceof Attribute.Ints list) {
        node.define(
            Constant.integers(list.values().stream().mapToDouble(v -> (double) v).toArray()));
      } else if (attribute instanceof Attribute.Reals list) {
        double[] values = list.values().stream().mapToDouble(v -> (double) v).toArray();
        node.define(Constant.exact(Constant.Kind.REAL, Tensor.vector(values)));
      } else {
        throw node.refuse("attribute '" + name + "' is not supported, expected numbers");
      }
    }
  }

  private static Constant scalar(Constant.Kind kind, double value) {
    return Constant.exact(kind, Tensor.of(Shape.of(), new double[] {value}));
  }
}
