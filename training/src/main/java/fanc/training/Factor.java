package fanc.training;

import ai.djl.ndarray.NDArray;

/** Multiplication by a number inside an expression that is differentiated. */
final class Factor {
  private Factor() {}

  /**
   * Returns {@code x} times the number.
   *
   * <p>The number becomes an array of its own that lives as long as the others. The library's own
   * product with a number frees that memory at once, although the gradient reads it later:
   * gradients are then wrong whenever the garbage collector was quick.
   */
  static NDArray times(NDArray x, double number) {
    return x.mul(x.getManager().create((float) number));
  }
}
