package fanc.networks;

/**
 * Clipping, {@code y = min(upper, max(lower, x))} entry by entry. ReLU6 and, behind a scale, the
 * hard sigmoid lower to it.
 *
 * @param lower the least value, or negative infinity; exact
 * @param upper the greatest value, or infinity; exact
 */
public record Clip(double lower, double upper) implements ActivationOp {

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless {@code lower <= upper} and at least one number lies
   *     between them
   */
  public Clip {
    boolean empty = lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY;
    if (!(lower <= upper) || empty) {
      throw new IllegalArgumentException("clips to [" + lower + ", " + upper + "]");
    }
  }

  @Override
  public double least() {
    return lower;
  }

  @Override
  public double most() {
    return upper;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
