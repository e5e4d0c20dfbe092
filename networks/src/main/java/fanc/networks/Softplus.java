package fanc.networks;

/** Softplus, {@code y = log(1 + exp(x))} entry by entry. */
public record Softplus() implements ActivationOp {

  @Override
  public double least() {
    return 0;
  }

  @Override
  public double most() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
