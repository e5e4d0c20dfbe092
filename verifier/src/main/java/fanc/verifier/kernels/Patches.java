package fanc.verifier.kernels;

import fanc.networks.Window;
import java.util.Arrays;

/**
 * What the output positions of a convolution read through each kernel offset: the rows of the
 * matrix known as im2col, one at a time.
 *
 * <p>Offsets are visited channel by channel, then by kernel column, then by kernel row. All offsets
 * of one kernel column read from one <em>strip</em>: the padded image with only the columns that
 * this kernel column touches, rows ordered by their remainder modulo the vertical stride. So the
 * values of one offset are contiguous in the strip, and the strip is cut out of the image once
 * instead of once per kernel row.
 *
 * <p>Holds a buffer: one instance per thread and call.
 */
public final class Patches {

  private final Window window;
  private final int phaseRows;
  private final double[] strip;

  /** Prepares for images of the given geometry. */
  public Patches(Window window) {
    this.window = window;
    this.phaseRows = window.outHeight() + (window.reachHeight() - 1) / window.strideHeight();
    int phases = Math.min(window.strideHeight(), window.reachHeight());
    this.strip = new double[phases * phaseRows * window.outWidth()];
  }

  /**
   * Returns the weights with each filter's offsets in the order of this class.
   *
   * @param weight filters x (channels x kernelHeight x kernelWidth)
   * @return filters x (channels x kernelWidth x kernelHeight)
   */
  public static double[] reorder(double[] weight, Window w, int filters) {
    int blocks = filters * w.channels();
    double[] result = new double[blocks * w.kernelSize()];
    int target = 0;
    for (int block = 0; block < blocks; block++) {
      for (int kx = 0; kx < w.kernelWidth(); kx++) {
        for (int ky = 0; ky < w.kernelHeight(); ky++) {
          result[target++] = weight[(block * w.kernelHeight() + ky) * w.kernelWidth() + kx];
        }
      }
    }
    return result;
  }

  /**
   * Cuts the strip of one channel and kernel column out of the image that starts at {@code base}.
   *
   * @return whether the strip has a nonzero entry; NaN counts as nonzero
   */
  public boolean cut(double[] in, int base, int channel, int kx) {
    return cut(in, base, channel, kx, strip, 0);
  }

  /** Does the same, but leaves the strip in {@code to}, from {@code at} on. */
  public boolean cut(double[] in, int base, int channel, int kx, double[] to, int at) {
    int shift = kx * window.dilationWidth() - window.padLeft();
    int stride = window.strideWidth();
    int outWidth = window.outWidth();
    int first = Math.min(outWidth, Math.max(0, -Math.floorDiv(shift, stride)));
    int end = Math.min(outWidth, Math.floorDiv(window.width() - 1 - shift, stride) + 1);
    Arrays.fill(to, at, at + strip.length, 0);
    if (first >= end) {
      return false;
    }
    boolean nonzero = false;
    for (int row = 0; row < strip.length / outWidth; row++) {
      int y = row % phaseRows * window.strideHeight() + row / phaseRows - window.padTop();
      if (y >= 0 && y < window.height()) {
        int source = base + (channel * window.height() + y) * window.width() + shift;
        int target = at + row * outWidth + first;
        nonzero |= copy(in, source + first * stride, to, target, end - first);
      }
    }
    return nonzero;
  }

  private boolean copy(double[] in, int source, double[] to, int target, int count) {
    int stride = window.strideWidth();
    boolean nonzero = false;
    for (int i = 0; i < count; i++) {
      double value = in[source + i * stride];
      to[target + i] = value;
      nonzero |= value != 0;
    }
    return nonzero;
  }

  /** Copies what each output position reads through row ky of the strip's kernel column. */
  public void read(int ky, double[] to, int target) {
    System.arraycopy(strip, start(ky), to, target, window.positions());
  }

  /** Returns the length of a strip. */
  public int stripLength() {
    return strip.length;
  }

  /**
   * Returns where in a strip the values begin that are read through row ky of its kernel column.
   */
  public int start(int ky) {
    int y = ky * window.dilationHeight();
    int row = y % window.strideHeight() * phaseRows + y / window.strideHeight();
    return row * window.outWidth();
  }
}
