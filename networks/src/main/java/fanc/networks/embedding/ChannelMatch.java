package fanc.networks.embedding;

import java.util.Arrays;

/**
 * Finds which of a layer's channels are left in a smaller layer: the assignment that keeps the
 * order and has the least sum of distances. Any assignment is sound for an embedding; a better one
 * makes the networks more alike.
 */
final class ChannelMatch {
  private ChannelMatch() {}

  /** The distance between channel {@code j} of the smaller layer and channel {@code i}. */
  interface Distance {
    double between(int j, int i);
  }

  /**
   * Returns the places of the smaller layer's channels, strictly ascending.
   *
   * @param small number of channels left, at most {@code large}
   * @param large number of channels there were
   */
  static int[] inOrder(int small, int large, Distance distance) {
    int[] places = new int[small];
    if (small == large) {
      Arrays.setAll(places, j -> j);
      return places;
    }
    double[][] least = new double[small + 1][large + 1];
    for (int j = 1; j <= small; j++) {
      Arrays.fill(least[j], Double.POSITIVE_INFINITY);
      for (int i = j; i <= large - small + j; i++) {
        double taken = least[j - 1][i - 1] + distance.between(j - 1, i - 1);
        least[j][i] = Math.min(least[j][i - 1], taken);
      }
    }
    int i = large;
    for (int j = small; j > 0; j--) {
      while (i > j && least[j][i - 1] <= least[j][i]) {
        i--;
      }
      places[j - 1] = --i;
    }
    return places;
  }
}
