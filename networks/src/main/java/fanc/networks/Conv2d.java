package fanc.networks;

/**
 * Two-dimensional convolution as ONNX defines it (cross-correlation), zero padding: {@code y[o,p] =
 * b[o] + sum over c, k of W[o,c,k] x[c, source(p,k)]}.
 *
 * @param window the geometry
 * @param weight W, outChannels x channels x kernelHeight x kernelWidth; exact
 * @param bias b, outChannels entries; exact
 */
public record Conv2d(Window window, Tensor weight, Tensor bias) implements Op {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if W does not fit the window or b not W
   */
  public Conv2d {
    Shape expected =
        Shape.of(bias.size(), window.channels(), window.kernelHeight(), window.kernelWidth());
    if (!weight.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "convolution weight " + weight.shape() + ", expected " + expected);
    }
  }

  /** Returns the number of output channels. */
  public int outChannels() {
    return bias.size();
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
