package fanc.approx.diversity;

import java.util.Arrays;

/**
 * Inner products of the features of n inputs, each feature less its mean: {@code K = X X^T} with X
 * [n x p] of columns that sum to 0. Only n x n numbers whatever the width p. Immutable.
 */
public final class CentredGram {
  /** A sum of squares this much smaller than that of the features themselves is rounding. */
  private static final double ROUNDING = 1e-26;

  private final int inputs;

  /** The lower triangle row by row, diagonal included: K is symmetric. */
  private final double[] lower;

  private CentredGram(int inputs, double[] lower) {
    this.inputs = inputs;
    this.lower = lower;
  }

  /**
   * Computes the products.
   *
   * @param features [n x p], a row for each input; not modified
   * @throws IllegalArgumentException if there are no rows or they are not of one length
   */
  public static CentredGram of(double[][] features) {
    if (features.length == 0) {
      throw new IllegalArgumentException("no features");
    }
    double[][] centred = centred(features);
    double[] lower = new double[features.length * (features.length + 1) / 2];
    int at = 0;
    for (int i = 0; i < centred.length; i++) {
      for (int j = 0; j <= i; j++) {
        lower[at++] = product(centred[i], centred[j]);
      }
    }
    return new CentredGram(features.length, lower);
  }

  private static double[][] centred(double[][] features) {
    int width = features[0].length;
    double[] mean = new double[width];
    double[] square = new double[width];
    for (double[] row : features) {
      if (row.length != width) {
        throw new IllegalArgumentException(row.length + " and " + width + " features");
      }
      for (int f = 0; f < width; f++) {
        mean[f] += row[f] / features.length;
        square[f] += row[f] * row[f];
      }
    }
    double[][] centred = new double[features.length][width];
    for (int f = 0; f < width; f++) {
      double rest = 0;
      for (int i = 0; i < centred.length; i++) {
        centred[i][f] = features[i][f] - mean[f];
        rest += centred[i][f] * centred[i][f];
      }
      // A feature that never changes must not be told from another by how its mean was rounded.
      if (!(rest > ROUNDING * square[f])) {
        for (double[] row : centred) {
          row[f] = 0;
        }
      }
    }
    return centred;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += a[f] * b[f];
    }
    return sum;
  }

  /** Returns the number of inputs n. */
  public int inputs() {
    return inputs;
  }

  /**
   * Returns {@code <K, L>_F = tr(K L)}, the sum of the products of all entries.
   *
   * @throws IllegalArgumentException if it is of another number of inputs
   */
  public double product(CentredGram other) {
    if (other.inputs != inputs) {
      throw new IllegalArgumentException(inputs + " and " + other.inputs + " inputs");
    }
    double sum = 0;
    double diagonal = 0;
    int at = 0;
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < i; j++) {
        sum += lower[at] * other.lower[at];
        at++;
      }
      diagonal += lower[at] * other.lower[at];
      at++;
    }
    return 2 * sum + diagonal;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CentredGram gram && Arrays.equals(lower, gram.lower);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lower);
  }
}
