package fanc.networks;

/** Logistic function, {@code y = 1 / (1 + exp(-x))} entry by entry. */
public record Sigmoid() implements Op {

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
