package fanc.networks;

/** Hyperbolic tangent, entry by entry. */
public record Tanh() implements ActivationOp {

  @Override
  public double least() {
    return -1;
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
