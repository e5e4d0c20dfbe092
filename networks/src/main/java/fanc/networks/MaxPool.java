package fanc.networks;

/**
 * Maximum over each window of each channel; padding never wins.
 *
 * @param window the geometry; every window holds at least one value
 */
public record MaxPool(Window window) implements Op {

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
