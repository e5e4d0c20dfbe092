package fanc.networks;

/**
 * Affine map entry by entry, {@code y_i = s_i x_i + t_i}, with coefficients known up to an error:
 * the exact coefficients lie within {@code s_i -/+ scaleError_i} and {@code t_i -/+ shiftError_i}.
 * Batch normalisation and arithmetic with constants lower to it.
 *
 * @param scale s, n entries
 * @param shift t, n entries
 * @param scaleError n entries, each at least 0; 0 where exact
 * @param shiftError n entries, each at least 0; 0 where exact
 */
public record Scale(Tensor scale, Tensor shift, Tensor scaleError, Tensor shiftError)
    implements Op {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the four tensors differ in size
   */
  public Scale {
    int n = scale.size();
    if (shift.size() != n || scaleError.size() != n || shiftError.size() != n) {
      throw new IllegalArgumentException("scale and shift of different sizes");
    }
  }

  /** Returns a map with exact coefficients. */
  public static Scale exact(Tensor scale, Tensor shift) {
    Tensor none = Tensor.zeros(scale.size());
    return new Scale(scale, shift, none, none);
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
