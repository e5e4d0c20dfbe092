package fanc.verifier.kernels;

import fanc.networks.Window;
import java.util.Arrays;

/**
 * The convolutions of {@link JavaKernels}, one image at a time.
 *
 * <p>A sparse image is added input by input to the outputs that read it. For a dense one, what the
 * output positions read through a kernel offset is a vector, and four such vectors at a time are
 * added, weighted, to the outputs of every filter.
 */
final class JavaConvolution {

  /** Images with fewer nonzero inputs than one in this many are sparse. */
  private static final int SPARSE = 12;

  private final double[] weight;
  private final double[] reordered;
  private final Window window;
  private final int filters;
  private final int filterSize;
  private final Patches patches;
  private final int[] offsets = new int[Axpy.TERMS];
  private final double[][] terms;
  private final double[][] sums;
  private final int stepX;
  private final int stepKernel;
  private int pending;

  private JavaConvolution(double[] weight, Window window, int filters) {
    this.weight = weight;
    this.reordered = Patches.reorder(weight, window, filters);
    this.window = window;
    this.filters = filters;
    this.filterSize = window.channels() * window.kernelSize();
    // The output columns that read one input column, and the kernel columns they read it through.
    int divisor = greatestCommonDivisor(window.strideWidth(), window.dilationWidth());
    this.stepX = window.dilationWidth() / divisor;
    this.stepKernel = window.strideWidth() / divisor;
    this.patches = new Patches(window);
    this.terms = new double[Axpy.TERMS][window.positions()];
    this.sums = new double[filters][window.positions()];
  }

  /** Convolves each row of {@code in}; shapes as in {@link Kernels#convolve}. */
  static void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    JavaConvolution convolution = new JavaConvolution(weight, window, filters);
    for (int row = 0; row < rows; row++) {
      int base = row * window.inputSize();
      int target = row * filters * window.positions();
      if (isSparse(in, base, window.inputSize())) {
        convolution.scatterImage(in, base, out, target);
      } else {
        convolution.gatherImage(in, base, out, target);
      }
    }
  }

  /** Tells whether scattering the image is cheaper than gathering it. */
  static boolean isSparse(double[] in, int base, int size) {
    int nonzero = 0;
    for (int i = base; i < base + size; i++) {
      nonzero += in[i] != 0 ? 1 : 0;
    }
    return nonzero < size / SPARSE;
  }

  private void scatterImage(double[] in, int base, double[] out, int target) {
    int size = window.inputSize();
    Arrays.fill(out, target, target + filters * window.positions(), 0);
    for (int i = 0; i < size; i++) {
      if (in[base + i] != 0) {
        scatter(in[base + i], i, out, target);
      }
    }
  }

  private void scatter(double value, int index, double[] out, int base) {
    Window w = window;
    int x = index % w.width() + w.padLeft();
    int y = index / w.width() % w.height() + w.padTop();
    int channel = index / (w.width() * w.height());
    int firstY = Math.max(0, ceilDiv(y - w.reachHeight() + 1, w.strideHeight()));
    int lastY = Math.min(w.outHeight() - 1, y / w.strideHeight());
    int firstX = Math.max(0, ceilDiv(x - w.reachWidth() + 1, w.strideWidth()));
    int lastX = Math.min(w.outWidth() - 1, x / w.strideWidth());
    while (firstX <= lastX && (x - firstX * w.strideWidth()) % w.dilationWidth() != 0) {
      firstX++;
    }
    int kx = (x - firstX * w.strideWidth()) / w.dilationWidth();
    for (int f = 0; f < filters; f++) {
      for (int oy = firstY; oy <= lastY; oy++) {
        int reach = y - oy * w.strideHeight();
        if (reach % w.dilationHeight() == 0) {
          int ky = reach / w.dilationHeight();
          int weightAt = f * filterSize + (channel * w.kernelHeight() + ky) * w.kernelWidth() + kx;
          int target = base + f * w.positions() + oy * w.outWidth();
          for (int ox = firstX; ox <= lastX; ox += stepX) {
            out[target + ox] += value * weight[weightAt];
            weightAt -= stepKernel;
          }
        }
      }
    }
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private static int ceilDiv(int dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  private void gatherImage(double[] in, int base, double[] out, int target) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
    for (int channel = 0; channel < window.channels(); channel++) {
      for (int kx = 0; kx < window.kernelWidth(); kx++) {
        if (patches.cut(in, base, channel, kx)) {
          int first = (channel * window.kernelWidth() + kx) * window.kernelHeight();
          for (int ky = 0; ky < window.kernelHeight(); ky++) {
            patches.read(ky, terms[pending], 0);
            offsets[pending++] = first + ky;
            if (pending == Axpy.TERMS) {
              addTerms();
            }
          }
        }
      }
    }
    addTerms();
    for (int f = 0; f < filters; f++) {
      System.arraycopy(sums[f], 0, out, target + f * window.positions(), window.positions());
    }
  }

  private void addTerms() {
    for (int s = pending; s < Axpy.TERMS; s++) {
      Arrays.fill(terms[s], 0);
      offsets[s] = 0;
    }
    if (pending > 0) {
      for (int f = 0; f < filters; f++) {
        int at = f * filterSize;
        Axpy.add(
            sums[f],
            terms[0],
            terms[1],
            terms[2],
            terms[3],
            reordered[at + offsets[0]],
            reordered[at + offsets[1]],
            reordered[at + offsets[2]],
            reordered[at + offsets[3]],
            window.positions());
      }
    }
    pending = 0;
  }
}
