package fanc.networks.gradient;

import fanc.networks.Conv2d;
import fanc.networks.Window;
import java.util.Arrays;

/**
 * Convolution, one input channel at a time: what each offset of the window reads is laid out as a
 * row over all output positions, and each filter adds its multiples of these rows; backward the
 * other way round. Rows are long whatever the stride.
 */
final class ConvolutionPass implements Pass {
  private final double[] weight;
  private final double[] bias;
  private final int channels;
  private final int groupChannels;
  private final int groupFilters;
  private final int channelSize;
  private final int taps;
  private final int positions;
  private final int[] sources;
  private final double[] taken;
  private final Rows rows;

  ConvolutionPass(Conv2d op) {
    Window window = op.window();
    this.weight = op.weight().shared();
    this.bias = op.bias().shared();
    this.channels = window.channels();
    this.groupChannels = channels / op.groups();
    this.groupFilters = bias.length / op.groups();
    this.channelSize = window.height() * window.width();
    this.taps = window.kernelSize();
    this.positions = window.positions();
    this.sources = WindowSources.of(window);
    this.taken = new double[taps * positions];
    this.rows = new Rows(positions);
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int o = 0; o < bias.length; o++) {
      Arrays.fill(output, o * positions, (o + 1) * positions, bias[o]);
    }
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < taken.length; i++) {
        taken[i] = sources[i] < 0 ? 0 : inputs[0][c * channelSize + sources[i]];
      }
      int first = c / groupChannels * groupFilters;
      for (int o = first; o < first + groupFilters; o++) {
        addRows(output, o * positions, (o * groupChannels + c % groupChannels) * taps);
      }
    }
  }

  private void addRows(double[] output, int start, int firstWeight) {
    int t = 0;
    for (; t + 3 < taps; t += 4) {
      rows.addFour(output, start, weight, firstWeight + t, 1, taken, t * positions);
    }
    for (; t < taps; t++) {
      rows.addMultiple(output, start, weight[firstWeight + t], taken, t * positions);
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int c = 0; c < channels; c++) {
      Arrays.fill(taken, 0);
      for (int t = 0; t < taps; t++) {
        int first = c / groupChannels * groupFilters;
        addFilters(outputGradient, t * positions, first, c % groupChannels * taps + t);
      }
      for (int i = 0; i < taken.length; i++) {
        if (sources[i] >= 0) {
          inputGradients[0][c * channelSize + sources[i]] += taken[i];
        }
      }
    }
  }

  private void addFilters(double[] outputGradient, int row, int first, int offset) {
    int stride = groupChannels * taps;
    int last = first + groupFilters;
    int o = first;
    for (; o + 3 < last; o += 4) {
      rows.addFour(taken, row, weight, offset + o * stride, stride, outputGradient, o * positions);
    }
    for (; o < last; o++) {
      rows.addMultiple(taken, row, weight[offset + o * stride], outputGradient, o * positions);
    }
  }

  @Override
  public long work(int outputs) {
    return (long) outputs * groupChannels * taps;
  }
}
