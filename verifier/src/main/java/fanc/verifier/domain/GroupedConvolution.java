package fanc.verifier.domain;

import fanc.networks.Conv2d;
import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * The loops of a convolution, group by group: each group is a convolution of its own over some of
 * the channels, so that {@link Kernels} need not know of groups. One group runs without a copy.
 */
public final class GroupedConvolution {
  private final Conv2d op;
  private final Window window;
  private final int filters;

  /** Prepares the op; its weights are not copied. */
  public GroupedConvolution(Conv2d op) {
    this.op = op;
    this.window = op.groupWindow();
    this.filters = op.outChannels() / op.groups();
  }

  /** Returns each row of {@code in} convolved, without bias; as {@link Kernels#convolve}. */
  public double[] convolve(double[] in, int rows, Kernels kernels) {
    return groups(in, rows, (x, w, y) -> kernels.convolve(x, w, y, rows, window, filters));
  }

  /** Returns one image convolved with absolute weights; as {@link Kernels#convolveAbsolute}. */
  public double[] convolveAbsolute(double[] in, Kernels kernels) {
    return groups(in, 1, (x, w, y) -> kernels.convolveAbsolute(x, w, y, window, filters));
  }

  /** The convolution of one group. */
  private interface Group {
    void convolve(double[] in, double[] weight, double[] out);
  }

  private double[] groups(double[] in, int rows, Group group) {
    int read = op.window().inputSize();
    int made = Math.multiplyExact(op.outChannels(), window.positions());
    double[] out = new double[Math.multiplyExact(rows, made)];
    double[] weight = op.weight().shared();
    if (op.groups() == 1) {
      group.convolve(in, weight, out);
      return out;
    }
    int groupRead = read / op.groups();
    int groupMade = made / op.groups();
    int groupWeights = weight.length / op.groups();
    double[] part = new double[rows * groupRead];
    double[] image = new double[rows * groupMade];
    for (int g = 0; g < op.groups(); g++) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(in, row * read + g * groupRead, part, row * groupRead, groupRead);
      }
      double[] w = Arrays.copyOfRange(weight, g * groupWeights, (g + 1) * groupWeights);
      group.convolve(part, w, image);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(image, row * groupMade, out, row * made + g * groupMade, groupMade);
      }
    }
    return out;
  }
}
