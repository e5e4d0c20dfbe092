package fanc.approx;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means of numbers. Clusters of numbers are intervals, so the sorted numbers and their prefix
 * sums are all a step needs.
 */
final class KMeans {
  /**
   * Later steps no longer change anything worth having; the result is a clustering all the same.
   */
  private static final int MOST_STEPS = 100;

  private final double[] sorted;
  private final double[] sums;

  private KMeans(double[] sorted) {
    this.sorted = sorted;
    this.sums = new double[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      sums[i + 1] = sums[i] + sorted[i];
    }
  }

  /**
   * Replaces each weight by the mean of its cluster, rounded to float32. Zeros stay zero and take
   * one of the levels. Weights that have no more values than there are levels stay as they are, so
   * clustering twice is clustering once.
   *
   * @param weights the weights, finite; not modified
   * @param levels how many values there may be, at least 2
   * @param random where the start comes from
   */
  static float[] cluster(float[] weights, int levels, SplittableRandom random) {
    double[] nonzero = toDoubles(weights);
    int free = levels - (nonzero.length < weights.length ? 1 : 0);
    if (Arrays.stream(nonzero).distinct().count() <= free) {
      return weights.clone();
    }
    KMeans search = new KMeans(nonzero);
    double[] centers = search.start(free, random);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = search.means(centers);
      if (Arrays.equals(next, centers)) {
        break;
      }
      centers = next;
    }
    float[] clustered = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      clustered[i] = weights[i] == 0 ? 0f : (float) centers[nearest(centers, weights[i])];
    }
    return clustered;
  }

  private static double[] toDoubles(float[] weights) {
    double[] values = new double[weights.length];
    int count = 0;
    for (float weight : weights) {
      if (weight != 0) {
        values[count++] = weight;
      }
    }
    double[] nonzero = Arrays.copyOf(values, count);
    Arrays.sort(nonzero);
    return nonzero;
  }

  /**
   * Draws centres as k-means++ does: each with probability proportional to its squared distance.
   */
  private double[] start(int count, SplittableRandom random) {
    double[] centers = new double[count];
    double[] distances = new double[sorted.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    centers[0] = sorted[random.nextInt(sorted.length)];
    for (int c = 1; c < count; c++) {
      double total = 0;
      for (int i = 0; i < sorted.length; i++) {
        double difference = sorted[i] - centers[c - 1];
        distances[i] = Math.min(distances[i], difference * difference);
        total += distances[i];
      }
      centers[c] = sorted[draw(distances, random.nextDouble() * total)];
    }
    Arrays.sort(centers);
    return centers;
  }

  /** Returns the entry at which the running sum passes a target; the last one that counts else. */
  private static int draw(double[] masses, double target) {
    double running = 0;
    int chosen = 0;
    for (int i = 0; i < masses.length; i++) {
      running += masses[i];
      chosen = masses[i] > 0 ? i : chosen;
      if (running > target) {
        return chosen;
      }
    }
    return chosen;
  }

  /** Returns the means of the clusters around centres; a centre without numbers stays. */
  private double[] means(double[] centers) {
    double[] means = new double[centers.length];
    int from = 0;
    for (int c = 0; c < centers.length; c++) {
      int end = c + 1 < centers.length ? end((centers[c] + centers[c + 1]) / 2) : sorted.length;
      if (end > from) {
        // Between the ends of the cluster also after rounding, so that the centres stay in order.
        double mean = (sums[end] - sums[from]) / (end - from);
        means[c] = Math.max(sorted[from], Math.min(sorted[end - 1], mean));
      } else {
        means[c] = centers[c];
      }
      from = Math.max(from, end);
    }
    return means;
  }

  /** Returns how many numbers are at most {@code bound}. */
  private int end(double bound) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the closest of ascending centres, the lower one of two that are equally close. */
  private static int nearest(double[] centers, double x) {
    int at = Arrays.binarySearch(centers, x);
    if (at >= 0) {
      return at;
    }
    int above = -at - 1;
    if (above == 0 || above == centers.length) {
      return above == 0 ? 0 : centers.length - 1;
    }
    return x <= (centers[above - 1] + centers[above]) / 2 ? above - 1 : above;
  }
}
