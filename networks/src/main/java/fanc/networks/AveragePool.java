package fanc.networks;

/**
 * Mean over each window of each channel.
 *
 * @param window the geometry; every window holds at least one value
 * @param countPadding true if the divisor is the kernel's size, false if it is the number of values
 *     inside the image
 */
public record AveragePool(Window window, boolean countPadding) implements Op {

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
