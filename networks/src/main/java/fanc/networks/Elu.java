package fanc.networks;

/**
 * Exponential linear unit, {@code y = x} where {@code x >= 0}, else {@code alpha (exp(x) - 1)},
 * entry by entry.
 *
 * @param alpha the distance of the lowest values from 0, positive; exact
 */
public record Elu(double alpha) implements ActivationOp {

  /**
   * Checks the coefficient.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public Elu {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", expected a positive number");
    }
  }

  @Override
  public double least() {
    return -alpha;
  }

  @Override
  public double most() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
