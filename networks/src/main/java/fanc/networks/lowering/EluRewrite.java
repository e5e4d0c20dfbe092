package fanc.networks.lowering;

import fanc.networks.Elu;
import fanc.networks.Shape;

/**
 * Elu stays what it is; Selu is one behind which a scale stands, and Celu, {@code alpha elu(x /
 * alpha)}, one between two scales.
 *
 * @param kind which of them
 */
record EluRewrite(Kind kind) implements Rewrite {

  /** The operators of this family. */
  enum Kind {
    ELU,
    SELU,
    CELU
  }

  private static final double SELU_ALPHA = 1.6732632f;
  private static final double SELU_GAMMA = 1.050701f;

  @Override
  public void apply(NodeScope node) throws LoweringException {
    double alpha = node.real("alpha", kind == Kind.SELU ? SELU_ALPHA : 1);
    Operand.Value x = node.value(0);
    Shape shape = x.shape();
    node.ignore("consumed_inputs");
    switch (kind) {
      case ELU -> node.emit(new Elu(alpha), shape, x);
      case SELU -> {
        double gamma = node.real("gamma", SELU_GAMMA);
        Operand.Value curve = node.intermediate("elu", new Elu(alpha), shape, x);
        emitScale(node, gamma, shape, curve);
      }
      case CELU -> {
        if (!(alpha > 0)) {
          // Below 0 the two branches would be swapped.
          throw node.refuse("attribute 'alpha' is " + alpha + ", expected a positive number");
        }
        Constant inverse =
            Constant.ofBalls(
                Constant.Kind.REAL, Shape.of(), new Ball[] {Ball.exact(1).over(Ball.exact(alpha))});
        Operand.Value scaled =
            node.intermediate(
                "scaled", Entrywise.scale(inverse, Entrywise.single(0), shape), shape, x);
        Operand.Value curve = node.intermediate("elu", new Elu(1), shape, scaled);
        emitScale(node, alpha, shape, curve);
      }
    }
  }

  private static void emitScale(NodeScope node, double factor, Shape shape, Operand.Value x) {
    Constant scale = Entrywise.single(factor);
    node.emit(Entrywise.scale(scale, Entrywise.single(0), shape), shape, x);
  }
}
