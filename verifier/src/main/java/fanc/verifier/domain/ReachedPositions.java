package fanc.verifier.domain;

import fanc.networks.Conv2d;
import fanc.networks.Window;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;

/**
 * The output positions of a convolution that some input coordinates reach, group by group and
 * ascending, each with the coordinates it reads and the weights it reads them with.
 */
final class ReachedPositions {
  private final int[] positions;
  private final int[] starts;
  private final int[] places;
  private final int[] taps;

  private ReachedPositions(int[] positions, int[] starts, int[] places, int[] taps) {
    this.positions = positions;
    this.starts = starts;
    this.places = places;
    this.taps = taps;
  }

  /** Returns what the coordinates that deviate reach. */
  static ReachedPositions of(Conv2d op, Deviation deviation) {
    int[] ends = new int[op.groups() * op.window().positions()];
    visit(op, deviation, (position, place, tap) -> ends[position]++);
    int[] positions = new int[ends.length];
    int count = 0;
    int sum = 0;
    int[] starts = new int[ends.length + 1];
    for (int position = 0; position < ends.length; position++) {
      int terms = ends[position];
      ends[position] = sum;
      if (terms > 0) {
        starts[count] = sum;
        positions[count++] = position;
      }
      sum += terms;
    }
    starts[count] = sum;
    int[] places = new int[sum];
    int[] taps = new int[sum];
    visit(
        op,
        deviation,
        (position, place, tap) -> {
          places[ends[position]] = place;
          taps[ends[position]++] = tap;
        });
    return new ReachedPositions(Arrays.copyOf(positions, count), starts, places, taps);
  }

  /**
   * Takes one product: an output position reads the coordinate at a place with a row of weights.
   */
  private interface Product {
    void take(int position, int place, int tap);
  }

  private static void visit(Conv2d op, Deviation deviation, Product product) {
    Window w = op.window();
    int channelsOfGroup = w.channels() / op.groups();
    for (int k = 0; k < deviation.count; k++) {
      int coordinate = deviation.coordinates[k];
      int x = coordinate % w.width() + w.padLeft();
      int y = coordinate / w.width() % w.height() + w.padTop();
      int channel = coordinate / (w.width() * w.height());
      int first = channel / channelsOfGroup * w.positions();
      for (int ky = 0; ky < w.kernelHeight(); ky++) {
        int oy = w.rowThatReads(y, ky);
        for (int kx = 0; kx < w.kernelWidth() && oy >= 0; kx++) {
          int ox = w.columnThatReads(x, kx);
          if (ox >= 0) {
            int tap = (channel * w.kernelHeight() + ky) * w.kernelWidth() + kx;
            product.take(first + oy * w.outWidth() + ox, deviation.places[k], tap);
          }
        }
      }
    }
  }

  /** Returns how many positions are reached. */
  int count() {
    return positions.length;
  }

  /** Returns the k-th position reached, plus the number of positions for each group before. */
  int position(int k) {
    return positions[k];
  }

  /**
   * Returns what the k-th position reads: places of coordinates, and rows of weights, which are
   * those of all channels in their order.
   */
  Terms terms(int k) {
    int from = starts[k];
    int to = starts[k + 1];
    return new Terms(
        Arrays.copyOfRange(places, from, to), Arrays.copyOfRange(taps, from, to), to - from);
  }
}
