package fanc.networks;

/**
 * Hard swish, {@code y = x min(1, max(0, x / 6 + 1 / 2))} entry by entry: 0 up to -3, x from 3 on,
 * {@code x (x + 3) / 6} between. Not monotone: it falls from -3 to -1.5, to its least value -0.375.
 */
public record HardSwish() implements ActivationOp {

  @Override
  public double least() {
    return -0.375;
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
