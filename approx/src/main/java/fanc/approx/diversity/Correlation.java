package fanc.approx.diversity;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Pearson's coefficient of two vectors: {@code sum (a_i - mean a)(b_i - mean b) / (n sd(a) sd(b))},
 * between -1 and 1.
 */
public final class Correlation {
  private Correlation() {}

  /**
   * Returns the coefficient; empty if all entries of a vector are the same.
   *
   * @throws IllegalArgumentException if the lengths differ or there are no entries
   */
  public static OptionalDouble of(double[] a, double[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " entries");
    }
    double meanA = Arrays.stream(a).sum() / a.length;
    double meanB = Arrays.stream(b).sum() / b.length;
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    double scale = Math.sqrt(squareA) * Math.sqrt(squareB);
    return scale > 0 ? OptionalDouble.of(product / scale) : OptionalDouble.empty();
  }

  /**
   * Returns the mean coefficient over pairs of rows, those left out that have none; empty if no
   * pair has one.
   *
   * @param a vectors of the one side, say a saliency map for each image
   * @param b as many of the other
   * @throws IllegalArgumentException if the sizes differ
   */
  public static OptionalDouble mean(double[][] a, double[][] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " vectors");
    }
    double sum = 0;
    int count = 0;
    for (int k = 0; k < a.length; k++) {
      OptionalDouble one = of(a[k], b[k]);
      if (one.isPresent()) {
        sum += one.getAsDouble();
        count++;
      }
    }
    return count > 0 ? OptionalDouble.of(sum / count) : OptionalDouble.empty();
  }
}
