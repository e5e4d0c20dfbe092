package fanc.networks.gradient;

import fanc.networks.AveragePool;
import fanc.networks.Window;

/** Mean over each window of each channel. */
final class AveragePass implements Pass {
  private final int channels;
  private final int channelSize;
  private final int positions;
  private final int[] sources;
  private final double[] divisors;

  AveragePass(AveragePool op) {
    Window window = op.window();
    this.channels = window.channels();
    this.channelSize = window.height() * window.width();
    this.positions = window.positions();
    this.sources = WindowSources.of(window);
    this.divisors = new double[positions];
    for (int i = 0; i < sources.length; i++) {
      divisors[i % positions] += op.countPadding() || sources[i] >= 0 ? 1 : 0;
    }
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < positions; p++) {
        double sum = 0;
        for (int i = p; i < sources.length; i += positions) {
          sum += sources[i] < 0 ? 0 : inputs[0][c * channelSize + sources[i]];
        }
        output[c * positions + p] = sum / divisors[p];
      }
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < positions; p++) {
        double share = outputGradient[c * positions + p] / divisors[p];
        for (int i = p; i < sources.length; i += positions) {
          if (sources[i] >= 0) {
            inputGradients[0][c * channelSize + sources[i]] += share;
          }
        }
      }
    }
  }

  @Override
  public long work(int outputs) {
    return (long) channels * sources.length;
  }
}
