package fanc.checker;

import java.util.Arrays;

/** The largest of some coordinates each, {@code y_j = max of x_i over i in windows[j]}. */
@SuppressWarnings("ArrayRecordComponent")
record Maxima(int inputs, int[][] windows) implements Mapping {

  /** Exact: the largest of all ends. */
  @Override
  public Box image(Box x) {
    return new Box(ends(x.lower(), 1), ends(x.upper(), 1));
  }

  /**
   * Returns an enclosure of max z' - max z for z' - z in the box. If i wins in z', it is at most
   * z'_i - z_i, so at most the largest upper end; if j wins in z, at least z'_j - z_j.
   */
  Box difference(Box d) {
    return new Box(ends(d.lower(), -1), ends(d.upper(), 1));
  }

  private double[] ends(double[] of, int sign) {
    double[] ends = new double[windows.length];
    Arrays.setAll(
        ends,
        j -> sign * Arrays.stream(windows[j]).mapToDouble(i -> sign * of[i]).max().orElseThrow());
    return ends;
  }

  /** What wins for all x is copied, for the other windows the image is an interval. */
  @Override
  public Relaxed relaxed(Box over) {
    Box image = image(over);
    int[] winners = new int[windows.length];
    for (int j = 0; j < winners.length; j++) {
      winners[j] = winner(j, over);
      if (winners[j] >= 0) {
        image.lower()[j] = 0;
        image.upper()[j] = 0;
      }
    }
    return new Relaxed(Linear.copying(inputs, winners), image);
  }

  private int winner(int j, Box x) {
    int best = windows[j][0];
    for (int i : windows[j]) {
      best = x.lower()[i] > x.lower()[best] ? i : best;
    }
    for (int i : windows[j]) {
      if (i != best && !(x.upper()[i] <= x.lower()[best])) {
        return -1;
      }
    }
    return best;
  }
}
