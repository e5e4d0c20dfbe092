package fanc.networks;

/** Rectifier, {@code y = max(0, x)} entry by entry. */
public record Relu() implements ActivationOp {

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
