package fanc.networks;

/** Sum of two values of the same size, entry by entry. */
public record Add() implements Op {

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
