package fanc.results.html;

import fanc.results.Numbers;

/** Pixels from 0 to 1 as bytes. */
final class PixelBytes {
  private static final int FULL = 255;

  private PixelBytes() {}

  static byte[] of(Numbers pixels) {
    byte[] bytes = new byte[pixels.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = clipped(pixels.get(i));
    }
    return bytes;
  }

  /**
   * Returns how much pixels changed, grey where they did not, multiplied.
   *
   * @param from pixels before
   * @param to as many after
   */
  static byte[] change(Numbers from, Numbers to, double gain) {
    byte[] bytes = new byte[from.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = clipped(0.5 + 0.5 * gain * (to.get(i) - from.get(i)));
    }
    return bytes;
  }

  /**
   * Returns numbers of either sign as grey: 0 is mid grey, the largest in size white if it is above
   * 0 and black if it is below. Colours are summed up.
   *
   * @param values row by row, the channels of a pixel side by side
   * @return a sample for each pixel
   */
  static byte[] signed(Numbers values, int channels) {
    double[] sums = new double[values.size() / channels];
    double most = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int c = 0; c < channels; c++) {
        sums[i] += values.get(i * channels + c);
      }
      most = Math.max(most, Math.abs(sums[i]));
    }
    byte[] bytes = new byte[sums.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = clipped(most > 0 ? 0.5 + 0.5 * sums[i] / most : 0.5);
    }
    return bytes;
  }

  private static byte clipped(double pixel) {
    return (byte) Math.round(FULL * Math.max(0, Math.min(1, pixel)));
  }
}
