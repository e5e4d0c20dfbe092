package fanc.networks;

import java.util.Arrays;

/**
 * Rectifier with a slope below 0, {@code y_i = x_i} where {@code x_i >= 0}, else {@code a_i x_i}.
 *
 * <p>Any slopes: above 1 the function is concave instead of convex, below 0 it is not monotone;
 * with -1 it is the absolute value.
 *
 * @param slope a, n entries; exact
 */
public record LeakyRelu(Tensor slope) implements ActivationOp {

  /** Returns the op with one slope for {@code n} entries. */
  public static LeakyRelu uniform(double slope, int n) {
    double[] slopes = new double[n];
    Arrays.fill(slopes, slope);
    return new LeakyRelu(Tensor.vector(slopes));
  }

  @Override
  public double least() {
    return Double.NEGATIVE_INFINITY;
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
