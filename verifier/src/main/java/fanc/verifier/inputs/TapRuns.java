package fanc.verifier.inputs;

import fanc.networks.Conv2d;
import fanc.networks.Window;

/**
 * The weights of a convolution in the order in which one input coordinate meets them along an
 * output row: for each row of a kernel, weights whose columns differ by the stride stand together,
 * last column first, each with all filters of its group. Gaps of dilation are weights of 0.
 */
final class TapRuns {
  private final int filters;
  private final int reach;
  private final int stride;
  private final double[] weights;

  /** Arranges the weights. */
  TapRuns(Conv2d op) {
    Window w = op.window();
    this.filters = op.outChannels() / op.groups();
    this.reach = w.reachWidth();
    this.stride = w.strideWidth();
    int rows = w.channels() * w.kernelHeight();
    this.weights = new double[Math.multiplyExact(rows * reach, filters)];
    int rowsOfGroup = rows / op.groups();
    for (int row = 0; row < rows; row++) {
      int group = row / rowsOfGroup;
      for (int kx = 0; kx < w.kernelWidth(); kx++) {
        int at = start(row, kx * w.dilationWidth());
        for (int f = 0; f < filters; f++) {
          int filter = (group * filters + f) * rowsOfGroup + row % rowsOfGroup;
          weights[at + f] = op.weight().get(filter * w.kernelWidth() + kx);
        }
      }
    }
  }

  /** Returns the weights; not to be modified. */
  double[] weights() {
    return weights;
  }

  /**
   * Returns where the weights of a kernel column stand; those that the next output column reads the
   * same coordinate with follow.
   *
   * @param row channel times kernel rows, plus kernel row
   * @param column distance from the kernel's left edge, less than its reach
   */
  int start(int row, int column) {
    int residue = column % stride;
    int before = 0;
    for (int r = 0; r < residue; r++) {
      before += count(r);
    }
    int place = before + count(residue) - 1 - column / stride;
    return (row * reach + place) * filters;
  }

  private int count(int residue) {
    return (reach - residue + stride - 1) / stride;
  }
}
