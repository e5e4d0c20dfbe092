package fanc.networks;

/** Hyperbolic tangent, entry by entry. */
public record Tanh() implements Op {

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
