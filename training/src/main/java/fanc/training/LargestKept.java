package fanc.training;

import java.util.Arrays;

/**
 * The Euclidean projection onto the tensors with at least a share of zeros: the entries of largest
 * magnitude stay, the others become zero.
 */
final class LargestKept {
  private LargestKept() {}

  /**
   * Returns the nearest array with {@code round(fraction n)} zeros. Of equal magnitudes at the
   * border the first stay.
   *
   * @param values n finite entries; not modified
   * @param fraction from 0 to 1
   */
  static double[] projection(double[] values, double fraction) {
    int zeros = (int) Math.round(fraction * values.length);
    double[] magnitudes = Arrays.stream(values).map(Math::abs).toArray();
    boolean[] kept = Ranking.highest(magnitudes, values.length - zeros);
    double[] projection = new double[values.length];
    for (int i = 0; i < projection.length; i++) {
      projection[i] = kept[i] ? values[i] : 0;
    }
    return projection;
  }
}
