package fanc.networks;

/** Rectifier, {@code y = max(0, x)} entry by entry. */
public record Relu() implements Op {

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
