package fanc.networks;

/** Identity on the flat values; only the shape changes. */
public record Reshape() implements Op {

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
