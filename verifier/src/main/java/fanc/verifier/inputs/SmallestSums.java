package fanc.verifier.inputs;

import java.util.Arrays;

/**
 * The k least numbers offered to each of n places, and their sums. Mutable, not for several
 * threads.
 */
final class SmallestSums {
  private final double[][] ranks;
  private double[] displaced;
  private double[] spare;

  /**
   * Begins with nothing offered.
   *
   * @param picks k
   * @param places n
   * @param widest how many places are offered at a time, at most
   */
  SmallestSums(int picks, int places, int widest) {
    this.ranks = new double[picks][places];
    for (double[] rank : ranks) {
      Arrays.fill(rank, Double.POSITIVE_INFINITY);
    }
    this.displaced = new double[picks > 1 ? widest : 0];
    this.spare = new double[picks > 1 ? widest : 0];
  }

  /** Forgets what was offered. */
  void clear() {
    for (double[] rank : ranks) {
      Arrays.fill(rank, Double.POSITIVE_INFINITY);
    }
  }

  /** Returns the least number of each place, to be lowered in place if k is 1. */
  double[] least() {
    return ranks[0];
  }

  /** Offers {@code values[from + j]} to place {@code at + j}, for n places. */
  void offer(double[] values, int from, int at, int n) {
    int last = ranks.length - 1;
    double[] offered = values;
    int start = from;
    for (int rank = 0; rank < last; rank++) {
      double[] best = ranks[rank];
      double[] rest = spare;
      for (int j = 0; j < n; j++) {
        rest[j] = Math.max(best[at + j], offered[start + j]);
      }
      for (int j = 0; j < n; j++) {
        best[at + j] = Math.min(best[at + j], offered[start + j]);
      }
      spare = displaced;
      displaced = rest;
      offered = rest;
      start = 0;
    }
    double[] best = ranks[last];
    for (int j = 0; j < n; j++) {
      best[at + j] = Math.min(best[at + j], offered[start + j]);
    }
  }

  /** Writes the sums of the k least numbers of n places to {@code sums[from + j]}. */
  void sums(double[] sums, int from, int n) {
    System.arraycopy(ranks[0], 0, sums, from, n);
    for (int rank = 1; rank < ranks.length; rank++) {
      for (int j = 0; j < n; j++) {
        sums[from + j] += ranks[rank][j];
      }
    }
  }
}
