package fanc.verifier.inputs;

import fanc.networks.Conv2d;
import fanc.networks.Window;
import java.util.Arrays;

/**
 * What choices add to the outputs of a convolution, at least. A list costs the part of each output
 * row that its changes reach; to every other position it adds 0.
 *
 * <p>Positions are numbered row by row, group after group; the filters of a group stand together at
 * each.
 */
final class ConvolutionMinima {
  private final Choices choices;
  private final Window window;
  private final int channelsOfGroup;
  private final int filters;
  private final TapRuns runs;
  private final SmallestSums smallest;
  private final SmallestSums smallestOfNegative;
  private final double[] middles;
  private final double[] radii;
  private final double[] sums;
  private final int[] from;
  private final int[] to;
  private final int[] touched;
  private int touchedCount;
  private final int[] lists;

  private ConvolutionMinima(Choices choices, Conv2d op) {
    this.choices = choices;
    this.window = op.window();
    this.channelsOfGroup = window.channels() / op.groups();
    this.filters = op.outChannels() / op.groups();
    this.runs = new TapRuns(op);
    int rows = op.groups() * window.outHeight();
    int outputs = Math.multiplyExact(rows * window.outWidth(), filters);
    int widest = window.outWidth() * filters;
    this.smallest = new SmallestSums(choices.picks, outputs, widest);
    this.smallestOfNegative = new SmallestSums(choices.picks, outputs, widest);
    this.middles = new double[outputs];
    this.radii = new double[outputs];
    this.sums = new double[widest];
    this.from = new int[rows];
    this.to = new int[rows];
    this.touched = new int[rows];
    this.lists = new int[rows * window.outWidth()];
  }

  /**
   * Returns the minima over the choices of what they add to each output, and to its negative.
   *
   * @return two arrays in the order of outputs; see {@link Choices#widenedBase} for the error
   */
  static double[][] of(Choices choices, Conv2d op) {
    ConvolutionMinima minima = new ConvolutionMinima(choices, op);
    for (int list = 0; list < choices.lists(); list++) {
      minima.offer(list);
    }
    minima.offerRest();
    return new double[][] {
      minima.inOutputOrder(minima.smallest), minima.inOutputOrder(minima.smallestOfNegative)
    };
  }

  private void offer(int list) {
    touchedCount = 0;
    for (int t = choices.starts[list]; t < choices.starts[list + 1]; t++) {
      add(choices.changes[t]);
    }
    for (int k = 0; k < touchedCount; k++) {
      int row = touched[k];
      int first = row * window.outWidth() + from[row];
      int n = (to[row] - from[row]) * filters;
      int at = first * filters;
      for (int j = 0; j < n; j++) {
        sums[j] = middles[at + j] - radii[at + j];
      }
      smallest.offer(sums, 0, at, n);
      for (int j = 0; j < n; j++) {
        sums[j] = -middles[at + j] - radii[at + j];
      }
      smallestOfNegative.offer(sums, 0, at, n);
      Arrays.fill(middles, at, at + n, 0);
      Arrays.fill(radii, at, at + n, 0);
      for (int position = first; position < first + to[row] - from[row]; position++) {
        lists[position]++;
      }
      from[row] = 0;
      to[row] = 0;
    }
  }

  private void add(int change) {
    Window w = window;
    int coordinate = choices.coordinates[change];
    int x = coordinate % w.width() + w.padLeft();
    int y = coordinate / w.width() % w.height() + w.padTop();
    int channel = coordinate / (w.width() * w.height());
    int stride = w.strideWidth();
    int first = Math.max(0, Math.floorDiv(x - w.reachWidth(), stride) + 1);
    int last = Math.min(w.outWidth() - 1, x / stride);
    if (first > last) {
      return;
    }
    for (int ky = 0; ky < w.kernelHeight(); ky++) {
      int oy = w.rowThatReads(y, ky);
      if (oy >= 0) {
        int row = channel / channelsOfGroup * w.outHeight() + oy;
        touch(row, first, last + 1);
        int start = runs.start(channel * w.kernelHeight() + ky, x - first * stride);
        int at = (row * w.outWidth() + first) * filters;
        add(change, start, at, (last + 1 - first) * filters);
      }
    }
  }

  private void touch(int row, int first, int end) {
    if (to[row] == 0) {
      touched[touchedCount++] = row;
      from[row] = first;
      to[row] = end;
    } else {
      from[row] = Math.min(from[row], first);
      to[row] = Math.max(to[row], end);
    }
  }

  private void add(int change, int start, int at, int n) {
    double middle = choices.middle[change];
    double radius = choices.radius[change];
    double[] weight = runs.weights();
    for (int j = 0; j < n; j++) {
      middles[at + j] += weight[start + j] * middle;
    }
    for (int j = 0; j < n; j++) {
      radii[at + j] += Math.abs(weight[start + j]) * radius;
    }
  }

  /** Lists that do not reach a position add 0 to it. */
  private void offerRest() {
    double[] zeros = new double[filters];
    for (int position = 0; position < lists.length; position++) {
      int rest = Math.min(choices.picks, choices.lists() - lists[position]);
      for (int k = 0; k < rest; k++) {
        smallest.offer(zeros, 0, position * filters, filters);
        smallestOfNegative.offer(zeros, 0, position * filters, filters);
      }
    }
  }

  private double[] inOutputOrder(SmallestSums least) {
    int positions = window.positions();
    double[] byPosition = new double[lists.length * filters];
    least.sums(byPosition, 0, byPosition.length);
    double[] byFilter = new double[byPosition.length];
    for (int position = 0; position < lists.length; position++) {
      int group = position / positions;
      int first = group * filters * positions + position % positions;
      for (int f = 0; f < filters; f++) {
        byFilter[first + f * positions] = byPosition[position * filters + f];
      }
    }
    return byFilter;
  }
}
