package fanc.networks.lowering;

import fanc.networks.LeakyRelu;
import fanc.networks.Shape;
import java.util.Optional;

/** PRelu has a constant of slopes that stretches to the value. */
final class PReluRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Operand.Value x = node.value(0);
    Constant slope = node.constant(1);
    Shape shape = x.shape();
    if (!Broadcast.shape(slope.shape(), shape).equals(Optional.of(shape))) {
      throw node.refuse("slopes of shape " + slope.shape() + " do not stretch to " + shape);
    }
    if (!slope.isExact()) {
      throw node.refuse("a slope is computed and inexact, expected a stored one");
    }
    node.emit(new LeakyRelu(Entrywise.stretched(slope, shape)[0]), shape, x);
  }
}
