package fanc.verifier.inputs;

import fanc.networks.Conv2d;
import fanc.networks.Window;
import java.util.Arrays;

/**
 * What choices add to the outputs of a convolution, at least. A list costs the positions that its
 * changes reach; to every other position it adds 0.
 *
 * <p>Positions are numbered group by group; the filters of a group stand together.
 */
final class ConvolutionMinima {
  private final Choices choices;
  private final Conv2d op;
  private final int filters;
  private final double[] weight;
  private final SmallestSums smallest;
  private final SmallestSums smallestOfNegative;
  private final int[] lists;
  private final int[] slots;
  private final int[] touched;
  private int count;
  private double[] sums;
  private double[] sumsOfNegative;

  private ConvolutionMinima(Choices choices, Conv2d op) {
    this.choices = choices;
    this.op = op;
    this.filters = op.outChannels() / op.groups();
    this.weight = byTap(op, filters);
    int positions = op.groups() * op.window().positions();
    int outputs = Math.multiplyExact(positions, filters);
    this.smallest = new SmallestSums(choices.picks, outputs, filters);
    this.smallestOfNegative = new SmallestSums(choices.picks, outputs, filters);
    this.lists = new int[positions];
    this.slots = new int[positions];
    Arrays.fill(slots, -1);
    this.touched = new int[positions];
    this.sums = new double[16 * filters];
    this.sumsOfNegative = new double[16 * filters];
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
    count = 0;
    for (int t = choices.starts[list]; t < choices.starts[list + 1]; t++) {
      add(choices.changes[t]);
    }
    for (int k = 0; k < count; k++) {
      int position = touched[k];
      smallest.offer(sums, k * filters, position * filters, filters);
      smallestOfNegative.offer(sumsOfNegative, k * filters, position * filters, filters);
      lists[position]++;
      slots[position] = -1;
    }
  }

  private void add(int change) {
    Window w = op.window();
    int coordinate = choices.coordinates[change];
    int x = coordinate % w.width() + w.padLeft();
    int y = coordinate / w.width() % w.height() + w.padTop();
    int channel = coordinate / (w.width() * w.height());
    int first = channel / (w.channels() / op.groups()) * w.positions();
    for (int ky = 0; ky < w.kernelHeight(); ky++) {
      int oy = w.rowThatReads(y, ky);
      for (int kx = 0; kx < w.kernelWidth() && oy >= 0; kx++) {
        int ox = w.columnThatReads(x, kx);
        if (ox >= 0) {
          int tap = (channel * w.kernelHeight() + ky) * w.kernelWidth() + kx;
          add(change, tap * filters, slot(first + oy * w.outWidth() + ox) * filters);
        }
      }
    }
  }

  private void add(int change, int row, int at) {
    double middle = choices.middle[change];
    double radius = choices.radius[change];
    double[] above = sums;
    double[] below = sumsOfNegative;
    for (int f = 0; f < filters; f++) {
      above[at + f] += weight[row + f] * middle - Math.abs(weight[row + f]) * radius;
    }
    for (int f = 0; f < filters; f++) {
      below[at + f] -= weight[row + f] * middle + Math.abs(weight[row + f]) * radius;
    }
  }

  /** Returns where the sums of a position stand, cleared at the first touch. */
  private int slot(int position) {
    if (slots[position] < 0) {
      slots[position] = count;
      touched[count++] = position;
      if (count * filters > sums.length) {
        sums = Arrays.copyOf(sums, 2 * sums.length);
        sumsOfNegative = Arrays.copyOf(sumsOfNegative, 2 * sums.length);
      }
      Arrays.fill(sums, (count - 1) * filters, count * filters, 0);
      Arrays.fill(sumsOfNegative, (count - 1) * filters, count * filters, 0);
    }
    return slots[position];
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
    int positions = op.window().positions();
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

  /** One row of weights for each weight of a filter, one column for each filter of its group. */
  private static double[] byTap(Conv2d op, int filters) {
    int taps = op.filterSize();
    double[] byFilter = op.weight().shared();
    double[] byTap = new double[byFilter.length];
    for (int f = 0; f < op.outChannels(); f++) {
      int group = f / filters * taps * filters;
      for (int tap = 0; tap < taps; tap++) {
        byTap[group + tap * filters + f % filters] = byFilter[f * taps + tap];
      }
    }
    return byTap;
  }
}
