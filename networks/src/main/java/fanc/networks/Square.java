package fanc.networks;

/** Square, {@code y = x^2} entry by entry. */
public record Square() implements ActivationOp {

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
