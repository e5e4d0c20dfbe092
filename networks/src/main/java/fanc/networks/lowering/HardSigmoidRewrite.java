package fanc.networks.lowering;

import fanc.networks.Clip;
import fanc.networks.Shape;

/** HardSigmoid, {@code min(1, max(0, alpha x + beta))}, becomes a scale and a clip. */
final class HardSigmoidRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Constant alpha = Entrywise.single(node.real("alpha", (float) 0.2));
    Constant beta = Entrywise.single(node.real("beta", (float) 0.5));
    Operand.Value x = node.value(0);
    Shape shape = x.shape();
    Operand.Value ramp = node.intermediate("ramp", Entrywise.scale(alpha, beta, shape), shape, x);
    node.emit(new Clip(0, 1), shape, ramp);
  }
}
