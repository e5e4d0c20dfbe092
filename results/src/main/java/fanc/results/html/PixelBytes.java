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

  private static byte clipped(double pixel) {
    return (byte) Math.round(FULL * Math.max(0, Math.min(1, pixel)));
  }
}
