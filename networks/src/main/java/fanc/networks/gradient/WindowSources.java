package fanc.networks.gradient;

import fanc.networks.Window;

/** Which entry of one channel each output position reads through each offset of a window. */
final class WindowSources {
  private WindowSources() {}

  /**
   * Returns the entries for channel 0, -1 for padding.
   *
   * @return kernelSize x positions, row-major: all positions of the first offset come first
   */
  static int[] of(Window window) {
    int[] sources = new int[window.kernelSize() * window.positions()];
    int at = 0;
    for (int ky = 0; ky < window.kernelHeight(); ky++) {
      for (int kx = 0; kx < window.kernelWidth(); kx++) {
        for (int oy = 0; oy < window.outHeight(); oy++) {
          for (int ox = 0; ox < window.outWidth(); ox++) {
            sources[at++] = window.source(0, oy, ox, ky, kx);
          }
        }
      }
    }
    return sources;
  }
}
