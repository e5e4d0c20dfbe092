package fanc.networks;

/**
 * One value after the other, {@code y = (x_1, x_2, ...)}; with a {@link Select} behind it,
 * concatenation along any axis.
 *
 * @param parts how many values it joins
 */
public record Concat(int parts) implements Op {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is nothing to join
   */
  public Concat {
    if (parts < 1) {
      throw new IllegalArgumentException("concatenation of " + parts + " values");
    }
  }

  @Override
  public int arity() {
    return parts;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
