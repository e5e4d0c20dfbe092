package fanc.networks;

/** Product of two values of the same size, entry by entry. */
public record Multiply() implements Op {

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
