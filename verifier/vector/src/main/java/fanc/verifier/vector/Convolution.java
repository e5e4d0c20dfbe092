package fanc.verifier.vector;

import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.Patches;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;

/**
 * Convolutions of dense images as {@link SelectedProduct selected products}: the filters are the
 * rows of the first factor, and what the output positions read through one kernel offset is a row
 * of the second, taken from the image's {@link Patches strips} where it lies.
 */
final class Convolution {

  /** Images with fewer nonzero inputs than one in this many are left to plain Java. */
  private static final int SPARSE = 12;

  private final Window window;
  private final int filters;
  private final Patches patches;
  private final double[] weight;
  private final double[] strips;
  private final int[] starts;
  private final int[] columns;
  private final int[] rows;

  private Convolution(double[] weight, Window window, int filters) {
    this.window = window;
    this.filters = filters;
    this.patches = new Patches(window);
    this.weight = Patches.reorder(weight, window, filters);
    int count = window.channels() * window.kernelWidth();
    this.strips = new double[Math.multiplyExact(count, patches.stripLength())];
    this.starts = new int[window.kernelHeight()];
    Arrays.setAll(starts, patches::start);
    this.columns = new int[count * starts.length];
    this.rows = new int[count * starts.length];
  }

  /** Returns whether vectors are of use. */
  static boolean suits(Window window) {
    return window.positions() >= Lanes.COUNT;
  }

  /** Convolves as {@link Kernels#convolve} says; runs of sparse images by {@code sparse}. */
  static void convolve(
      double[] in,
      double[] weight,
      double[] out,
      int rows,
      Window window,
      int filters,
      Kernels sparse) {
    Convolution convolution = new Convolution(weight, window, filters);
    int size = window.inputSize();
    int outSize = filters * window.positions();
    int next;
    for (int row = 0; row < rows; row = next) {
      next = row;
      while (next < rows && isSparse(in, next * size, size)) {
        next++;
      }
      if (next > row) {
        double[] images = Arrays.copyOfRange(in, row * size, next * size);
        double[] results = new double[(next - row) * outSize];
        sparse.convolve(images, weight, results, next - row, window, filters);
        System.arraycopy(results, 0, out, row * outSize, results.length);
      } else {
        convolution.image(in, row * size, out, row * outSize);
        next = row + 1;
      }
    }
  }

  private static boolean isSparse(double[] in, int base, int size) {
    int nonzero = 0;
    for (int i = base; i < base + size; i++) {
      nonzero += in[i] != 0 ? 1 : 0;
    }
    return nonzero < size / SPARSE;
  }

  private void image(double[] in, int base, double[] out, int target) {
    int strip = 0;
    int count = 0;
    for (int channel = 0; channel < window.channels(); channel++) {
      for (int kx = 0; kx < window.kernelWidth(); kx++) {
        int at = strip * patches.stripLength();
        if (patches.cut(in, base, channel, kx, strips, at)) {
          for (int ky = 0; ky < starts.length; ky++) {
            columns[count] = strip * starts.length + ky;
            rows[count++] = at + starts[ky];
          }
        }
        strip++;
      }
    }
    RowBlock a = RowBlock.matrix(weight, filters, columns.length);
    int positions = window.positions();
    RowBlock c = new RowBlock(out, target, positions, filters);
    SelectedProduct.multiply(a, new Terms(columns, rows, count), strips, 1, positions, c);
  }
}
