package fanc.networks.gradient;

import fanc.networks.MaxPool;
import fanc.networks.Window;

/** Maximum over each window of each channel; the derivative goes to the first of the largest. */
final class MaximumPass implements Pass {
  private final int channels;
  private final int channelSize;
  private final int positions;
  private final int[] sources;

  MaximumPass(MaxPool op) {
    Window window = op.window();
    this.channels = window.channels();
    this.channelSize = window.height() * window.width();
    this.positions = window.positions();
    this.sources = WindowSources.of(window);
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < positions; p++) {
        output[c * positions + p] = inputs[0][largest(inputs[0], c, p)];
      }
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < positions; p++) {
        inputGradients[0][largest(inputs[0], c, p)] += outputGradient[c * positions + p];
      }
    }
  }

  /** Returns the index of the first largest entry under the window. */
  private int largest(double[] x, int channel, int position) {
    int best = -1;
    for (int i = position; i < sources.length; i += positions) {
      int source = channel * channelSize + sources[i];
      if (sources[i] >= 0 && (best < 0 || x[source] > x[best])) {
        best = source;
      }
    }
    return best;
  }

  @Override
  public long work(int outputs) {
    return (long) channels * sources.length;
  }
}
