package fanc.networks;

/**
 * Two-dimensional convolution as ONNX defines it (cross-correlation), zero padding: {@code y[o,p] =
 * b[o] + sum over c, k of W[o,c,k] x[c, source(p,k)]}.
 *
 * <p>With several groups, channels and filters are divided into as many runs of equal length, and
 * each run of filters reads the run of channels of the same number. A filter for each channel
 * (depthwise convolution) has as many groups as channels.
 *
 * @param window the geometry
 * @param weight W, outChannels x (channels / groups) x kernelHeight x kernelWidth; exact
 * @param bias b, outChannels entries; exact
 * @param groups number of groups; divides both numbers of channels
 */
public record Conv2d(Window window, Tensor weight, Tensor bias, int groups) implements Op {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if W does not fit the window or b not W, or the groups not
   *     both
   */
  public Conv2d {
    if (groups < 1 || window.channels() % groups != 0 || bias.size() % groups != 0) {
      throw new IllegalArgumentException(
          groups + " groups of " + window.channels() + " channels and " + bias.size() + " filters");
    }
    int channels = window.channels() / groups;
    Shape expected = Shape.of(bias.size(), channels, window.kernelHeight(), window.kernelWidth());
    if (!weight.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "convolution weight " + weight.shape() + ", expected " + expected);
    }
  }

  /** Makes a convolution of one group. */
  public Conv2d(Window window, Tensor weight, Tensor bias) {
    this(window, weight, bias, 1);
  }

  /** Returns the number of output channels. */
  public int outChannels() {
    return bias.size();
  }

  /** Returns the geometry of one group. */
  public Window groupWindow() {
    return window.withChannels(window.channels() / groups);
  }

  /** Returns the number of weights of one filter. */
  public int filterSize() {
    return window.channels() / groups * window.kernelSize();
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
