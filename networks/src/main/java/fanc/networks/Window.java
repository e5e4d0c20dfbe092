package fanc.networks;

/**
 * Geometry of a sliding window over an image of {@code channels x height x width} values in
 * row-major order.
 *
 * <p>Output position (oy, ox) and kernel offset (ky, kx) read input row {@code oy * strideHeight +
 * ky - padTop} and column {@code ox * strideWidth + kx - padLeft}; positions outside the image are
 * padding. Bottom and right padding follow from the output size.
 *
 * @param channels input channels
 * @param height input rows
 * @param width input columns
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param strideHeight rows between output positions
 * @param strideWidth columns between output positions
 * @param padTop rows of padding above the image
 * @param padLeft columns of padding left of the image
 * @param outHeight output rows
 * @param outWidth output columns
 */
public record Window(
    int channels,
    int height,
    int width,
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int padTop,
    int padLeft,
    int outHeight,
    int outWidth) {

  /**
   * Checks the geometry.
   *
   * @throws IllegalArgumentException if a size or stride is not positive or a padding is negative
   */
  public Window {
    int smallest =
        Math.min(
            Math.min(Math.min(channels, height), Math.min(width, kernelHeight)),
            Math.min(
                Math.min(kernelWidth, strideHeight),
                Math.min(strideWidth, Math.min(outHeight, outWidth))));
    if (smallest < 1 || padTop < 0 || padLeft < 0) {
      throw new IllegalArgumentException("impossible window geometry");
    }
  }

  /** Returns the number of input values, channels x height x width. */
  public int inputSize() {
    return channels * height * width;
  }

  /** Returns the number of output positions of one channel. */
  public int positions() {
    return outHeight * outWidth;
  }

  /** Returns the number of kernel offsets of one channel. */
  public int kernelSize() {
    return kernelHeight * kernelWidth;
  }

  /**
   * Returns the flat input index read by an output position through a kernel offset.
   *
   * @return index into the input values, or -1 where the window lies on padding
   */
  public int source(int channel, int oy, int ox, int ky, int kx) {
    int y = oy * strideHeight + ky - padTop;
    int x = ox * strideWidth + kx - padLeft;
    boolean inside = y >= 0 && y < height && x >= 0 && x < width;
    return inside ? (channel * height + y) * width + x : -1;
  }
}
