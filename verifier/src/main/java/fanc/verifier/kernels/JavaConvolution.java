package fanc.verifier.kernels;

import fanc.networks.Window;
import java.util.Arrays;

/**
 * The convolution of {@link JavaKernels}: each nonzero input is added to the outputs that read it.
 */
final class JavaConvolution {

  private JavaConvolution() {}

  /** Convolves each row of {@code in}; shapes as in {@link Kernels#convolve}. */
  static void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    int size = window.inputSize();
    int outSize = filters * window.positions();
    Arrays.fill(out, 0, rows * outSize, 0);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < size; i++) {
        double value = in[row * size + i];
        if (value != 0) {
          scatter(value, i, weight, out, row * outSize, window, filters);
        }
      }
    }
  }

  private static void scatter(
      double value, int index, double[] weight, double[] out, int base, Window w, int filters) {
    int x = index % w.width();
    int y = index / w.width() % w.height();
    int channel = index / (w.width() * w.height());
    int filterSize = w.channels() * w.kernelSize();
    int firstY = Math.max(0, ceilDiv(y + w.padTop() - w.kernelHeight() + 1, w.strideHeight()));
    int lastY = Math.min(w.outHeight() - 1, (y + w.padTop()) / w.strideHeight());
    int firstX = Math.max(0, ceilDiv(x + w.padLeft() - w.kernelWidth() + 1, w.strideWidth()));
    int lastX = Math.min(w.outWidth() - 1, (x + w.padLeft()) / w.strideWidth());
    for (int f = 0; f < filters; f++) {
      for (int oy = firstY; oy <= lastY; oy++) {
        int ky = y + w.padTop() - oy * w.strideHeight();
        int kernelRow =
            f * filterSize + (channel * w.kernelHeight() + ky) * w.kernelWidth() + x + w.padLeft();
        int target = base + f * w.positions() + oy * w.outWidth();
        for (int ox = firstX; ox <= lastX; ox++) {
          out[target + ox] += value * weight[kernelRow - ox * w.strideWidth()];
        }
      }
    }
  }

  private static int ceilDiv(int dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
