package fanc.networks;

/**
 * Geometry of a sliding window over an image of {@code channels x height x width} values in
 * row-major order.
 *
 * <p>Output position (oy, ox) and kernel offset (ky, kx) read input row {@code oy * strideHeight +
 * ky * dilationHeight - padTop} and column {@code ox * strideWidth + kx * dilationWidth - padLeft};
 * positions outside the image are padding. Bottom and right padding follow from the output size.
 *
 * @param channels input channels
 * @param height input rows
 * @param width input columns
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param strideHeight rows between output positions
 * @param strideWidth columns between output positions
 * @param dilationHeight rows between kernel offsets
 * @param dilationWidth columns between kernel offsets
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
    int dilationHeight,
    int dilationWidth,
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
    boolean sizes = channels > 0 && height > 0 && width > 0 && kernelHeight > 0 && kernelWidth > 0;
    boolean steps = strideHeight > 0 && strideWidth > 0 && dilationHeight > 0 && dilationWidth > 0;
    if (!sizes || !steps || outHeight < 1 || outWidth < 1 || padTop < 0 || padLeft < 0) {
      throw new IllegalArgumentException("impossible window geometry");
    }
  }

  /** Makes a window whose kernel offsets are next to each other. */
  public Window(
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
    this(
        channels,
        height,
        width,
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        1,
        1,
        padTop,
        padLeft,
        outHeight,
        outWidth);
  }

  /** Returns a window with one position on each row of {@code rows x columns} values, all of it. */
  public static Window overRows(int rows, int columns) {
    return new Window(1, rows, columns, 1, columns, 1, 1, 0, 0, rows, 1);
  }

  /** Returns the same geometry over images of another number of channels. */
  public Window withChannels(int number) {
    return new Window(
        number,
        height,
        width,
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        dilationHeight,
        dilationWidth,
        padTop,
        padLeft,
        outHeight,
        outWidth);
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

  /** Returns how many rows the kernel reaches over, the gaps of dilation included. */
  public int reachHeight() {
    return (kernelHeight - 1) * dilationHeight + 1;
  }

  /** Returns how many columns the kernel reaches over, the gaps of dilation included. */
  public int reachWidth() {
    return (kernelWidth - 1) * dilationWidth + 1;
  }

  /**
   * Returns the flat input index read by an output position through a kernel offset.
   *
   * @return index into the input values, or -1 where the window lies on padding
   */
  public int source(int channel, int oy, int ox, int ky, int kx) {
    int y = oy * strideHeight + ky * dilationHeight - padTop;
    int x = ox * strideWidth + kx * dilationWidth - padLeft;
    boolean inside = y >= 0 && y < height && x >= 0 && x < width;
    return inside ? (channel * height + y) * width + x : -1;
  }

  /**
   * Returns the output row that reads an input row through a kernel row.
   *
   * @param y input row, padding above counted
   * @param ky kernel row
   * @return an output row, or -1 if none does
   */
  public int rowThatReads(int y, int ky) {
    return position(y - ky * dilationHeight, strideHeight, outHeight);
  }

  /**
   * Returns the output column that reads an input column through a kernel column.
   *
   * @param x input column, padding on the left counted
   * @param kx kernel column
   * @return an output column, or -1 if none does
   */
  public int columnThatReads(int x, int kx) {
    return position(x - kx * dilationWidth, strideWidth, outWidth);
  }

  private static int position(int offset, int stride, int end) {
    return offset >= 0 && offset % stride == 0 && offset / stride < end ? offset / stride : -1;
  }
}
