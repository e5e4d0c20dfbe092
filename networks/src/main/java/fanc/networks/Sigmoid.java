package fanc.networks;

/** Logistic function, {@code y = 1 / (1 + exp(-x))} entry by entry. */
public record Sigmoid() implements ActivationOp {

  @Override
  public double least() {
    return 0;
  }

  @Override
  public double most() {
    return 1;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
