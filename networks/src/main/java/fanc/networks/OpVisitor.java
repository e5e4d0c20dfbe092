package fanc.networks;

/**
 * One method for each op, none with a default.
 *
 * @param <R> what a visit returns
 */
public interface OpVisitor<R> {
  R visit(Add op);

  R visit(Affine op);

  R visit(AveragePool op);

  R visit(Clip op);

  R visit(Concat op);

  R visit(Conv2d op);

  R visit(Elu op);

  R visit(HardSwish op);

  R visit(LeakyRelu op);

  R visit(MaxPool op);

  R visit(Multiply op);

  R visit(Relu op);

  R visit(Reshape op);

  R visit(Scale op);

  R visit(Select op);

  R visit(Sigmoid op);

  R visit(Softplus op);

  R visit(Square op);

  R visit(Tanh op);
}
