package fanc.verifier.kernels;

import fanc.networks.Window;

/**
 * Convolution by matrix products, for backends whose product is the fast part.
 *
 * <p>The weights are multiplied with the patches of one image at a time: filters x offsets by
 * offsets x positions, the offsets in the order of {@link Patches}. Each output is one sum of as
 * many products as a filter has weights, so the error of the product is the error that {@link
 * Kernels#convolve} allows.
 */
public final class ProductConvolution {

  private ProductConvolution() {}

  /**
   * Convolves as {@link Kernels#convolve} says.
   *
   * @param product the backend whose {@link Kernels#multiply} does the arithmetic
   */
  public static void convolve(
      Kernels product,
      double[] in,
      double[] weight,
      double[] out,
      int rows,
      Window window,
      int filters) {
    ArrayLengths.requireConvolution(in, weight, out, rows, window, filters);
    if (rows == 0 || filters == 0) {
      return;
    }
    int positions = window.positions();
    int filterSize = window.channels() * window.kernelSize();
    double[] reordered = Patches.reorder(weight, window, filters);
    Patches patches = new Patches(window);
    double[] matrix = new double[Math.multiplyExact(filterSize, positions)];
    double[] image = new double[filters * positions];
    for (int row = 0; row < rows; row++) {
      fill(matrix, patches, in, row * window.inputSize(), window);
      product.multiply(reordered, matrix, image, filters, filterSize, positions);
      System.arraycopy(image, 0, out, row * image.length, image.length);
    }
  }

  private static void fill(double[] matrix, Patches patches, double[] in, int base, Window window) {
    int target = 0;
    for (int channel = 0; channel < window.channels(); channel++) {
      for (int kx = 0; kx < window.kernelWidth(); kx++) {
        patches.cut(in, base, channel, kx);
        for (int ky = 0; ky < window.kernelHeight(); ky++) {
          patches.read(ky, matrix, target);
          target += window.positions();
        }
      }
    }
  }
}
