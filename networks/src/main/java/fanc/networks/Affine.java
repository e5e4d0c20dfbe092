package fanc.networks;

/**
 * Dense affine map, {@code y = x W + b}.
 *
 * @param weight W, n x m, row-major: one row for each input
 * @param bias b, m entries
 * @param roundings how many roundings each stored entry of W and b went through when it was folded
 *     from the file's numbers; the exact entry w satisfies {@code |w - stored| <= gamma(roundings)
 *     |stored|}; 0 when exact
 */
public record Affine(Tensor weight, Tensor bias, int roundings) implements Op {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if W is not a matrix or b does not have one entry for each of
   *     its columns
   */
  public Affine {
    if (weight.shape().rank() != 2
        || bias.shape().rank() != 1
        || weight.shape().dim(1) != bias.size()
        || roundings < 0) {
      throw new IllegalArgumentException(
          "affine map with weight " + weight.shape() + " and bias " + bias.shape());
    }
  }

  /** Returns an affine map whose entries are exact. */
  public static Affine exact(Tensor weight, Tensor bias) {
    return new Affine(weight, bias, 0);
  }

  /** Returns n, the number of inputs. */
  public int inputs() {
    return weight.shape().dim(0);
  }

  /** Returns m, the number of outputs. */
  public int outputs() {
    return weight.shape().dim(1);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
